package org.qiwen.assistant.dialogue.solve;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.qiwen.assistant.dialogue.reading.Normaliser;

/** Reads orders, paths and numbers as pupils type them. Empty when nothing can be read for certain. */
public final class TypedAnswer {
    private static final Pattern ORDER =
            Pattern.compile("[0-9a-z]+(?:\\s*[-→>、,，\\s]\\s*[0-9a-z]+)+|(?<![0-9.])[0-9]{3,9}(?![0-9.])");
    private static final String DIGITS = "一二三四五六七八九";
    private static final Pattern DIGIT_WORDS = Pattern.compile("[一二三四五六七八九]{3,9}");
    private static final String NUMBER = "(?<![0-9.])[0-9]+(?:\\.[0-9]+)?(?![0-9.])";
    private static final Pattern NUMBERS = Pattern.compile(NUMBER);
    /** What stands before the result of a sum that was written out. */
    private static final Pattern RESULT =
            Pattern.compile("(?:=|等于|一共|总共|合起来|加起来|得到|得|就是|(?<!还)是|要|共)\\s*(?:是|要|有|得|等于)?\\s*(" + NUMBER + ")");

    /** What may stand between two places of one path. */
    private static final String ON =
            "(?:\\s|[-—–→>~～、,，=]|再到|再去|再走|再|然后到|然后去|然后|接着|经过|绕|过|先|到|去|走|从|最后到|最后|就|后|往|回|再|定下|定)*";
    /** A path that is meant not to be taken. */
    private static final Pattern DENIED = Pattern.compile(".*(不是|不走|别走|不能走|没有|不选)\\s*$");
    /** A path that is settled on after others. */
    private static final Pattern CHOSEN = Pattern.compile(".*(所以|选|最省|还是|应该|最小|最少|最短|最快|答案|就走|就是).*");

    private static final Pattern ONCE_MORE = Pattern.compile("[再等看想问说讲试来]+[一1](遍|次|下|会儿)");

    private TypedAnswer() {}

    /** 2 4 1 3 5, 24135, 2-4-1-3-5, A→C→D; of a normalised message. */
    public static List<String> order(String reply) {
        if (DIGIT_WORDS.matcher(reply).matches()) {
            return reply.chars()
                    .mapToObj(c -> Integer.toString(DIGITS.indexOf(c) + 1))
                    .toList();
        }
        Matcher matcher = ORDER.matcher(reply);
        if (!matcher.find()) {
            return List.of();
        }
        String found = matcher.group();
        return found.matches("[0-9]+")
                ? List.of(found.split(""))
                : List.of(found.strip().split("\\s*[-→>、,，\\s]\\s*"));
    }

    /** The one number that is given, or the result behind a sum; of a normalised message. */
    static List<String> number(String reply) {
        List<String> numbers = NUMBERS.matcher(reply)
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
        if (reply.length() == 1 && DIGITS.contains(reply)) {
            return List.of(Integer.toString(DIGITS.indexOf(reply) + 1));
        }
        if (numbers.size() < 2) {
            return numbers;
        }
        List<String> results =
                RESULT.matcher(reply).results().map(m -> m.group(1)).distinct().toList();
        return results.isEmpty() ? List.of() : results.subList(results.size() - 1, results.size());
    }

    /**
     * A path as it was typed.
     *
     * @param places in their order; empty when no path can be read for certain
     * @param rest the words behind it, where its sum may stand
     */
    record Path(List<String> places, String rest) {
        static final Path NONE = new Path(List.of(), "");
    }

    /**
     * A path over known places: A-C-D, A→C→D, ACD, 从A到C再到D, 先A再C. Of several different ones the last, if the words before
     * it settle on it.
     *
     * @param text as typed
     * @param places names in lower case, one character each
     */
    static Path path(String text, Collection<String> places) {
        String reply = lower(text);
        String place = places.stream().map(Pattern::quote).collect(Collectors.joining("|", "(?:", ")"));
        Matcher chain = Pattern.compile("(?<![a-z])" + place + "(?:" + ON + place + ")+(?![a-z])")
                .matcher(reply);
        List<Path> paths = new ArrayList<>();
        int end = 0;
        boolean chosen = false;
        while (chain.find()) {
            String before = reply.substring(end, chain.start());
            end = chain.end();
            List<List<String>> here = parted(chain.group(), Pattern.compile(place));
            if (DENIED.matcher(before).matches()) {
                here = here.subList(1, here.size());
            }
            chosen = !paths.isEmpty()
                    && here.size() == 1
                    && CHOSEN.matcher(before).matches();
            for (List<String> path : here) {
                paths.add(new Path(path, reply.substring(end)));
            }
        }
        boolean several = paths.stream().map(Path::places).distinct().count() > 1;
        return paths.isEmpty() || several && !chosen ? Path.NONE : paths.get(paths.size() - 1);
    }

    /** A-C-E，A-C-D-E are two paths: the second begins where the first began. */
    private static List<List<String>> parted(String chain, Pattern place) {
        List<List<String>> paths = new ArrayList<>();
        List<String> path = new ArrayList<>();
        for (String name :
                place.matcher(chain).results().map(MatchResult::group).toList()) {
            if (path.size() > 1 && name.equals(path.get(0))) {
                paths.add(path);
                path = new ArrayList<>();
            }
            path.add(name);
        }
        paths.add(path);
        return paths;
    }

    /** Full width to half width, lower case; other words as they are. */
    static String lower(String text) {
        return java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .strip();
    }

    /** As {@link Normaliser} reads a message, without the marks at its end and the number in 再说一遍. */
    static String normalised(String text) {
        return ONCE_MORE.matcher(Normaliser.normalise(text)).replaceAll("").replaceAll("[，。！？!?,.~…\\s]+$", "");
    }
}
