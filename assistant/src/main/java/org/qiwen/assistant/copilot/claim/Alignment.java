package org.qiwen.assistant.copilot.claim;

import java.util.ArrayList;
import java.util.List;

/**
 * The longest common subsequence of a sentence and a text, cut to the stretch of the text where it is dense. Pure; costs the
 * product of the lengths.
 *
 * @param missing tokens of the sentence that the text has not, in runs
 * @param between tokens of the text within the stretch that the sentence has not
 * @param around the two tokens of the text before the stretch and the one after it
 * @param cover share of the sentence that is matched
 * @param density share of the stretch that is matched
 */
record Alignment(
        List<List<String>> missing,
        List<String> between,
        List<String> around,
        double cover,
        double density,
        double score) {

    static final Alignment NONE = new Alignment(List.of(), List.of(), List.of(), 0, 0, 0);

    private record Pair(int sentence, int text) {}

    static Alignment of(List<String> sentence, List<String> text) {
        List<Pair> pairs = dense(tight(common(sentence, text), sentence, text), sentence.size());
        if (pairs.isEmpty()) {
            return NONE;
        }
        int first = pairs.get(0).text();
        int last = pairs.get(pairs.size() - 1).text();
        List<List<String>> missing = new ArrayList<>();
        List<String> between = new ArrayList<>();
        int before = -2;
        for (int i = 0; i < sentence.size(); i++) {
            int at = i;
            if (pairs.stream().anyMatch(p -> p.sentence() == at)) {
                continue;
            }
            if (before != i - 1) {
                missing.add(new ArrayList<>());
            }
            missing.get(missing.size() - 1).add(sentence.get(i));
            before = i;
        }
        for (int j = first; j <= last; j++) {
            int at = j;
            if (pairs.stream().noneMatch(p -> p.text() == at)) {
                between.add(text.get(j));
            }
        }
        int stretch = last - first + 1;
        return new Alignment(
                missing,
                between,
                around(text, first, last),
                pairs.size() / (double) sentence.size(),
                pairs.size() / (double) stretch,
                2.0 * pairs.size() / (sentence.size() + stretch));
    }

    private static List<String> around(List<String> text, int first, int last) {
        List<String> around = new ArrayList<>(text.subList(Math.max(0, first - 2), first));
        around.addAll(text.subList(last + 1, Math.min(text.size(), last + 2)));
        return around;
    }

    List<String> allMissing() {
        return missing.stream().flatMap(List::stream).toList();
    }

    private static List<Pair> common(List<String> a, List<String> b) {
        int[][] length = new int[a.size() + 1][b.size() + 1];
        for (int i = a.size() - 1; i >= 0; i--) {
            for (int j = b.size() - 1; j >= 0; j--) {
                length[i][j] = a.get(i).equals(b.get(j))
                        ? length[i + 1][j + 1] + 1
                        : Math.max(length[i + 1][j], length[i][j + 1]);
            }
        }
        List<Pair> pairs = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < a.size() && j < b.size()) {
            if (a.get(i).equals(b.get(j)) && length[i][j] == length[i + 1][j + 1] + 1) {
                pairs.add(new Pair(i++, j++));
            } else if (length[i + 1][j] >= length[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
        return pairs;
    }

    /** Each match as near to the next as it can be: an earlier 不 of the text denies another word. */
    private static List<Pair> tight(List<Pair> pairs, List<String> a, List<String> b) {
        List<Pair> tight = new ArrayList<>(pairs);
        for (int i = tight.size() - 2; i >= 0; i--) {
            Pair pair = tight.get(i);
            int at = b.subList(0, tight.get(i + 1).text()).lastIndexOf(a.get(pair.sentence()));
            tight.set(i, new Pair(pair.sentence(), at));
        }
        return tight;
    }

    /** The run of pairs that is best for its length: stray matches at either end stretch the text and go. */
    private static List<Pair> dense(List<Pair> pairs, int sentence) {
        double best = -1;
        List<Pair> chosen = List.of();
        for (int from = 0; from < pairs.size(); from++) {
            for (int to = from; to < pairs.size(); to++) {
                int stretch = pairs.get(to).text() - pairs.get(from).text() + 1;
                double score = 2.0 * (to - from + 1) / (sentence + stretch);
                if (score > best) {
                    best = score;
                    chosen = pairs.subList(from, to + 1);
                }
            }
        }
        return chosen;
    }
}
