package org.qiwen.assistant.copilot.claim;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Checks a factual sentence against passages. It says SUPPORTED only for what stands there nearly word for word, in the same
 * order, with the same quantities and negations, or for what a {@link Rewrites} form of it says so: a wrong twin is nearer to a passage than most paraphrases, so likeness
 * alone never supports. Thresholds were set on the groups marked dev in the labelled claims, so that no contradicted sentence
 * passed. Pure and thread-safe.
 */
public final class ClaimCheck {
    private static final Pattern SENTENCE = Pattern.compile("(?<=[。！？；!?;])|(?<=[.])(?=\\s+[A-Z])|\\n+");
    private static final Pattern CLAUSE = Pattern.compile("[，。；！？!?;]+|[,.](?=\\s|$)|\\n+");
    private static final Pattern SAYS_ALL = Pattern.compile(
            "所有|任何|全部|一切|无论|不论|只有|只能|只在|只要|唯一|总是|必须|永远|每一|完全|仅|从不|始终|绝|最|都"
                    + "|\\b(?:all|always|never|every|only|must|any|none|most)\\b",
            Pattern.CASE_INSENSITIVE);
    /** Share of the stretch of a passage that has to be the sentence; all of the sentence has to stand there. */
    private static final double DENSITY = 0.5;
    /** From here on a sentence is about the same thing, so a clash is a contradiction and no change of subject. */
    private static final double SAME_MATTER = 0.6;

    private static final double SAME_PARTS = 0.75;
    private static final Pattern SCALE = Pattern.compile("[毫千百分]");

    /** What the passages say about the sentence; the index is that of {@code passages}. */
    public Finding check(String sentence, List<String> passages) {
        return check(sentence, Material.of(passages));
    }

    /** The same for passages that many sentences are looked for in. */
    Finding check(String sentence, Material material) {
        List<String> tokens = Tokens.of(sentence);
        if (tokens.isEmpty()) {
            return Finding.NONE;
        }
        List<String> clauses = clauses(sentence);
        for (int i = 0; i < material.clauses().size(); i++) {
            if (Collections.indexOfSubList(material.clauses().get(i), clauses) >= 0) {
                return new Finding(Verdict.SUPPORTED, i, sentence.strip(), "");
            }
        }
        Finding found = Finding.NONE;
        for (String same : Rewrites.of(sentence)) {
            Finding finding = best(same, Tokens.of(same), material.windows());
            if (finding.verdict() == Verdict.SUPPORTED) {
                return finding;
            }
            if (found == Finding.NONE) {
                found = finding;
            }
        }
        return found;
    }

    private static Finding best(String sentence, List<String> tokens, List<Window> windows) {
        Candidate best = null;
        for (Window window : windows) {
            List<String> rounded = Quantities.rounded(sentence, tokens, window.tokens());
            if (best != null && window.mostScore(rounded) <= best.alignment().score()) {
                continue;
            }
            Alignment alignment = Alignment.of(rounded, window.tokens());
            if (alignment.score() > 0
                    && (best == null || alignment.score() > best.alignment().score())) {
                best = new Candidate(window.passage(), window.text(), alignment);
            }
        }
        return best == null ? Finding.NONE : judge(sentence, best);
    }

    /** Passages, read once. */
    record Material(List<List<String>> clauses, List<Window> windows) {
        static Material of(List<String> passages) {
            List<Window> windows = new ArrayList<>();
            for (int i = 0; i < passages.size(); i++) {
                for (String text : ClaimCheck.windows(passages.get(i))) {
                    List<String> tokens = Tokens.of(text);
                    windows.add(new Window(i, text, tokens, Set.copyOf(tokens)));
                }
            }
            return new Material(passages.stream().map(ClaimCheck::clauses).toList(), windows);
        }
    }

    /** A stretch of a passage. */
    record Window(int passage, String text, List<String> tokens, Set<String> different) {

        /** No alignment scores more: all tokens that are there at all, one beside the other. */
        double mostScore(List<String> sentence) {
            long there = sentence.stream().filter(different::contains).count();
            return 2.0 * there / (sentence.size() + there);
        }
    }

    /** Whole clauses without spaces: half a clause may be denied by its other half. A colon does not part them. */
    private static List<String> clauses(String text) {
        List<String> clauses = new ArrayList<>();
        for (String clause : CLAUSE.split(text)) {
            String bare = clause.replaceAll("\\s+", "").toLowerCase(java.util.Locale.ROOT);
            if (!bare.isEmpty()) {
                clauses.add(bare);
            }
        }
        return clauses;
    }

    private record Candidate(int passage, String window, Alignment alignment) {}

    private static Finding judge(String sentence, Candidate candidate) {
        Alignment found = candidate.alignment();
        List<String> missing = found.allMissing();
        boolean chinese = sentence.codePoints().anyMatch(Character::isIdeographic);
        boolean exact = missing.isEmpty()
                && found.density() >= DENSITY
                && found.between().stream().noneMatch(Tokens::isNegative)
                && found.around().stream().noneMatch(Tokens::isNegative)
                && saysNoMore(sentence, candidate.window());
        if (exact) {
            return new Finding(
                    Verdict.SUPPORTED, candidate.passage(), candidate.window().strip(), "");
        }
        return found.cover() >= SAME_MATTER && clashes(found, missing, candidate.window())
                ? new Finding(
                        Verdict.CONTRADICTED,
                        candidate.passage(),
                        candidate.window().strip(),
                        String.join(chinese ? "" : " ", missing))
                : Finding.NONE;
    }

    private static boolean clashes(Alignment found, List<String> missing, String window) {
        List<String> other = missing.stream().filter(t -> !Tokens.isNumber(t)).toList();
        boolean number = missing.stream().anyMatch(Tokens::isNumber)
                && Stream.concat(found.between().stream(), found.around().stream())
                        .anyMatch(Tokens::isNumber)
                && other.size() <= 1
                && !SCALE.matcher(String.join("", missing) + String.join("", found.between()))
                        .find();
        boolean opposed = missing.size() <= 2 && missing.stream().anyMatch(t -> isOpposed(t, found.between()));
        boolean denied = missing.size() == 1
                && Tokens.isNegative(missing.get(0))
                && !missing.get(0).equals("没")
                && found.between().size() <= 4;
        List<String> text = Tokens.of(window);
        boolean swapped = found.cover() >= SAME_PARTS
                && found.missing().stream()
                        .anyMatch(run -> run.size() > 1 && Collections.indexOfSubList(text, run) >= 0);
        return number || opposed || denied || swapped;
    }

    private static boolean isOpposed(String token, List<String> others) {
        String opposite = Tokens.opposite(token);
        return !opposite.equals(token) && others.contains(opposite);
    }

    /** Whether every "all", "only" or "most" of the sentence is the passage's too. */
    private static boolean saysNoMore(String sentence, String window) {
        return SAYS_ALL.matcher(sentence)
                .results()
                .allMatch(found -> window.toLowerCase(java.util.Locale.ROOT)
                        .contains(found.group().toLowerCase(java.util.Locale.ROOT)));
    }

    /** Each sentence, and each two that follow one another. */
    private static List<String> windows(String passage) {
        List<String> sentences = new ArrayList<>();
        for (String sentence : SENTENCE.split(passage)) {
            if (!sentence.isBlank()) {
                sentences.add(sentence);
            }
        }
        List<String> windows = new ArrayList<>(sentences);
        for (int i = 0; i + 1 < sentences.size(); i++) {
            windows.add(sentences.get(i) + sentences.get(i + 1));
        }
        return windows;
    }
}
