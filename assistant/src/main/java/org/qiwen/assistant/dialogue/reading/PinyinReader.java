package org.qiwen.assistant.dialogue.reading;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a pupil typed in pinyin, without tones, in characters: of all characters that sound so, those that follow each
 * other most often in the inquiry's own texts and in pupils' messages (Viterbi over pairs). What does not read as Chinese in
 * full stays as it is. Immutable and thread-safe.
 */
public final class PinyinReader {
    /** Letters of a message, parted by no more than spaces; formulas and units stand beside digits and signs. */
    private static final Pattern LETTERS = Pattern.compile(
            "(?<![A-Za-z0-9=+/_@.\\-])[A-Za-züÜ']{2,}(?:\\s+[A-Za-züÜ']+)*(?![A-Za-z0-9=+/_@\\-]|\\.[A-Za-z0-9])");

    private static final Pattern SPACE = Pattern.compile("[\\s']+");

    /** Longest syllable in letters: zhuang. */
    private static final int LONGEST = 6;

    /** A pair in the inquiry counts as much as so many in any pupil's message. Our choice. */
    private static final int OWN = 5;

    /** Weight of a character's own frequency beside that of the pair, in pairs. Our choice. */
    private static final double BACK_OFF = 2;

    /**
     * Pairs of written characters that must have been seen, as a share: below it letters are another language's or a name.
     * Of 0.3 to 0.7 the one that keeps most English words and loses fewest messages; {@code evaluate pinyin}.
     */
    private static final double SEEN = 0.5;

    /** What stands before the first character and behind the last. */
    private static final int EDGE = 0;

    private final Map<Long, Integer> pairs;
    private final Map<Integer, Integer> characters;
    private final Map<String, List<Integer>> bySound;
    private final double total;

    private PinyinReader(Map<Long, Integer> pairs) {
        this.pairs = pairs;
        this.characters = new HashMap<>();
        pairs.forEach((pair, count) -> characters.merge(first(pair), count, Integer::sum));
        this.bySound = new HashMap<>();
        this.total = characters.values().stream().mapToInt(Integer::intValue).sum();
        characters.keySet().stream()
                .filter(c -> c != EDGE)
                .sorted(Comparator.naturalOrder())
                .forEach(c -> bySound.computeIfAbsent(Pinyin.of(c), sound -> new ArrayList<>())
                        .add(c));
    }

    /** Reads for an inquiry; {@code authored} are its texts, in any order. Letters of other languages are no pinyin. */
    public static PinyinReader of(Language language, Collection<String> authored) {
        return language.spaced() ? new PinyinReader(Map.of()) : of(authored, Common.PAIRS);
    }

    /** @param common how often each pair stands in pupils' messages, for whoever measures it */
    public static PinyinReader of(Collection<String> authored, Map<String, Integer> common) {
        Map<Long, Integer> pairs = new HashMap<>();
        common.forEach((pair, count) -> pairs.merge(key(pair), count, Integer::sum));
        authored.forEach(text -> eachPair(text, (a, b) -> pairs.merge(pair(a, b), OWN, Integer::sum)));
        return new PinyinReader(pairs);
    }

    /** How often each pair of neighbouring characters stands in messages; · is their edge. In the order of the pairs. */
    public static Map<String, Integer> count(Collection<String> messages) {
        Map<String, Integer> pairs = new TreeMap<>();
        messages.forEach(text -> eachPair(text, (a, b) -> pairs.merge(written(a) + written(b), 1, Integer::sum)));
        return pairs;
    }

    /** The message with pinyin in characters; the very same where none is. */
    public String read(String message) {
        Matcher matcher = LETTERS.matcher(message);
        StringBuilder read = new StringBuilder();
        boolean changed = false;
        while (matcher.find()) {
            int before = matcher.start() == 0 ? EDGE : han(message.codePointBefore(matcher.start()));
            int after = matcher.end() == message.length() ? EDGE : han(message.codePointAt(matcher.end()));
            String characters = characters(matcher.group(), before, after);
            changed |= characters != null;
            matcher.appendReplacement(
                    read, Matcher.quoteReplacement(characters == null ? matcher.group() : characters));
        }
        return changed ? matcher.appendTail(read).toString() : message;
    }

    /**
     * The most likely way to a character.
     *
     * @param score logarithm of its likelihood
     * @param seen how many of its pairs have been seen
     */
    private record Way(@Nullable Way before, int character, double score, int seen, int length) {
        Way to(int next, double likely, boolean known) {
            return new Way(this, next, score + Math.log(likely), seen + (known ? 1 : 0), length + 1);
        }

        String text() {
            return before == null ? "" : before.text() + Character.toString(character);
        }
    }

    private @Nullable String characters(String letters, int before, int after) {
        String folded = Normalizer.normalize(letters, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace('ü', 'v')
                .replaceAll("(?<=[nl])v", "u");
        List<Map<Integer, Way>> ends = new ArrayList<>();
        ends.add(new LinkedHashMap<>(Map.of(before, new Way(null, before, 0, 0, 0))));
        for (String word : SPACE.split(folded)) {
            int from = ends.size() - 1;
            for (int i = 0; i < word.length(); i++) {
                ends.add(new LinkedHashMap<>());
            }
            for (int start = 0; start < word.length(); start++) {
                for (int end = start + 1; end <= Math.min(word.length(), start + LONGEST); end++) {
                    extend(ends.get(from + start), ends.get(from + end), word.substring(start, end));
                }
            }
        }
        return ends.get(ends.size() - 1).values().stream()
                .map(way -> way.to(after, likely(way.character(), after), knows(way.character(), after)))
                .max(Comparator.comparingDouble(Way::score))
                .filter(way -> way.seen() >= SEEN * way.length())
                .map(way -> Objects.requireNonNull(way.before()).text())
                .orElse(null);
    }

    private void extend(Map<Integer, Way> from, Map<Integer, Way> to, String sound) {
        for (int next : bySound.getOrDefault(sound, List.of())) {
            for (Way way : from.values()) {
                Way longer = way.to(next, likely(way.character(), next), knows(way.character(), next));
                Way known = to.get(next);
                if (known == null || longer.score() > known.score()) {
                    to.put(next, longer);
                }
            }
        }
    }

    private boolean knows(int a, int b) {
        return pairs.containsKey(pair(a, b));
    }

    private double likely(int a, int b) {
        double alone = (characters.getOrDefault(b, 0) + 0.1) / (total + 1);
        return (pairs.getOrDefault(pair(a, b), 0) + BACK_OFF * alone) / (characters.getOrDefault(a, 0) + BACK_OFF);
    }

    private static void eachPair(String text, BiConsumer<Integer, Integer> pair) {
        int before = EDGE;
        for (int c : Normaliser.normalise(text).codePoints().toArray()) {
            int now = han(c);
            if (now != EDGE || before != EDGE) {
                pair.accept(before, now);
            }
            before = now;
        }
        if (before != EDGE) {
            pair.accept(before, EDGE);
        }
    }

    private static int han(int c) {
        return Character.isIdeographic(c) ? c : EDGE;
    }

    private static String written(int c) {
        return c == EDGE ? "·" : Character.toString(c);
    }

    private static long key(String pair) {
        int[] both = pair.codePoints().map(PinyinReader::han).toArray();
        return pair(both[0], both[1]);
    }

    private static long pair(int a, int b) {
        return (long) a << Integer.SIZE | b;
    }

    private static int first(long pair) {
        return (int) (pair >> Integer.SIZE);
    }

    /** Pairs of pupils' messages, as {@code evaluate pinyin --fit} counts them. */
    private static final class Common {
        static final Map<String, Integer> PAIRS = read();

        private static Map<String, Integer> read() {
            String resource = "/assessment/zh-CN.pairs";
            Map<String, Integer> pairs = new HashMap<>();
            try (BufferedReader in = new BufferedReader(new InputStreamReader(
                    Objects.requireNonNull(PinyinReader.class.getResourceAsStream(resource), resource),
                    StandardCharsets.UTF_8))) {
                in.lines().forEach(line -> {
                    int tab = line.indexOf('\t');
                    pairs.put(line.substring(0, tab), Integer.valueOf(line.substring(tab + 1)));
                });
            } catch (IOException e) {
                throw new UncheckedIOException(resource + " cannot be read", e);
            }
            return Map.copyOf(pairs);
        }
    }
}
