package org.qiwen.assistant.safety;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * Names of people who are known, such as those of a class, to be taken out of what leaves the school. Takes out the whole
 * name, what is called out of it (the last two characters of a longer Chinese name, each word of another), and the user
 * name; spaces inside make no difference. A word that is also somebody's name is taken out with it, so this is for texts
 * that may lose a word, not for those that are understood. Immutable and thread-safe.
 */
public final class KnownNames {
    /** Nobody is known. */
    public static final KnownNames NONE = of(List.of());

    private static final String HAN_PLACE = "同学";
    private static final String OTHER_PLACE = "a classmate";

    /** A shorter Latin word is an initial or an article, a formula or a unit. Our choice. */
    private static final int SHORTEST_WORD = 3;
    /** A shorter number is more likely measured than somebody's. Our choice; a school's numbers are longer. */
    private static final int SHORTEST_NUMBER = 5;

    /** By first character, the longest first, in lower case. */
    private final Map<Character, List<String>> forms;

    private KnownNames(Map<Character, List<String>> forms) {
        this.forms = forms;
    }

    /**
     * A person.
     *
     * @param calledByFirstName whether classmates call by the given name; a teacher's last two characters are a title
     */
    public record Person(String username, String displayName, boolean calledByFirstName) {}

    public static KnownNames of(List<Person> people) {
        TreeSet<String> all = new TreeSet<>();
        for (Person person : people) {
            String name = folded(person.displayName()).replaceAll("[\\s·.]", "");
            add(all, name);
            add(all, folded(person.username()).replaceAll("\\s", ""));
            if (person.calledByFirstName()) {
                if (isHan(name) && (name.length() == 3 || name.length() == 4)) {
                    add(all, name.substring(name.length() - 2));
                } else if (!isHan(name)) {
                    List.of(folded(person.displayName()).split("[\\s·.]+")).forEach(word -> add(all, word));
                }
            }
        }
        Map<Character, List<String>> forms = new HashMap<>();
        all.forEach(form -> forms.computeIfAbsent(form.charAt(0), first -> new ArrayList<>())
                .add(form));
        forms.values()
                .forEach(list ->
                        list.sort(Comparator.comparingInt(String::length).reversed()));
        return new KnownNames(forms);
    }

    /** The text with each known name replaced by a word for anybody. */
    public String mask(String text) {
        if (forms.isEmpty()) {
            return text;
        }
        String folded = folded(text);
        StringBuilder masked = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int end = end(folded, at);
            if (end > at) {
                masked.append(isHan(folded.charAt(at)) ? HAN_PLACE : OTHER_PLACE);
                at = end;
            } else {
                masked.append(text.charAt(at++));
            }
        }
        return masked.toString();
    }

    /** Where the name that begins here ends; {@code at} when none does. */
    private int end(String text, int at) {
        for (String form : forms.getOrDefault(text.charAt(at), List.of())) {
            int end = end(text, at, form);
            if (end > at && (isHan(form.charAt(0)) || isWord(text, at, end))) {
                return end;
            }
        }
        return at;
    }

    private static int end(String text, int at, String form) {
        int place = at;
        for (int i = 0; i < form.length(); i++) {
            while (i > 0 && place < text.length() && isGap(text.charAt(place))) {
                place++;
            }
            if (place >= text.length() || text.charAt(place) != form.charAt(i)) {
                return at;
            }
            place++;
        }
        return place;
    }

    private static boolean isWord(String text, int from, int to) {
        return (from == 0 || !isLatin(text.charAt(from - 1))) && (to == text.length() || !isLatin(text.charAt(to)));
    }

    private static void add(TreeSet<String> all, String form) {
        int shortest = form.chars().allMatch(Character::isDigit) ? SHORTEST_NUMBER : isHan(form) ? 2 : SHORTEST_WORD;
        if (form.length() >= shortest) {
            all.add(form);
        }
    }

    private static boolean isHan(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> isHan((char) c));
    }

    private static boolean isHan(char c) {
        return Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
    }

    private static boolean isLatin(char c) {
        return Character.isLetterOrDigit(c) && !isHan(c);
    }

    private static boolean isGap(char c) {
        return Character.isWhitespace(c) || c == '·';
    }

    /** Lower case and ordinary width, as many characters as before. */
    private static String folded(String text) {
        return PiiMask.narrow(text).toLowerCase(Locale.ROOT).length() == text.length()
                ? PiiMask.narrow(text).toLowerCase(Locale.ROOT)
                : PiiMask.narrow(text);
    }
}
