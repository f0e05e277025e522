package org.qiwen.assistant.copilot.assemble;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Likeness of texts by what they are made of: pairs of characters in Chinese, words elsewhere. Pure. */
final class Pairs {
    private Pairs() {}

    static Set<String> of(String text) {
        Set<String> found = new HashSet<>();
        String lower = text.toLowerCase(Locale.ROOT);
        StringBuilder run = new StringBuilder();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i <= lower.length(); i++) {
            char c = i < lower.length() ? lower.charAt(i) : ' ';
            boolean han = Character.isIdeographic(c);
            if (!han) {
                chinese(run, found);
            } else {
                run.append(c);
            }
            if (!han && Character.isLetterOrDigit(c)) {
                word.append(c);
            } else if (!word.isEmpty()) {
                found.add(word.toString());
                word.setLength(0);
            }
        }
        return found;
    }

    /** How much of {@code part} is found in {@code whole}, 0 to 1. */
    static double share(String part, Set<String> whole) {
        Set<String> pairs = of(part);
        if (pairs.isEmpty()) {
            return 0;
        }
        long found = pairs.stream().filter(whole::contains).count();
        return found / (double) pairs.size();
    }

    private static void chinese(StringBuilder run, Set<String> found) {
        for (int i = 0; i + 1 < run.length(); i++) {
            found.add(run.substring(i, i + 2));
        }
        run.setLength(0);
    }
}
