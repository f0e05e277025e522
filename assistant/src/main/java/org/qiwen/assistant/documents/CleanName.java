package org.qiwen.assistant.documents;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Names of files as they may be kept and shown. Pure. Folders stay, as {@code /}; what could lead out of a folder, hide
 * the ending or mean a device goes. The name never becomes a path on a disk of ours all the same: originals are filed by
 * their hash.
 */
final class CleanName {
    /** Longest part of a name, and longest name. Our choice: a file system's 255 bytes hold 85 Chinese characters. */
    static final int MAX_PART = 100;

    static final int MAX = 400;

    private static final String UNNAMED = "unnamed";
    private static final Set<String> DEVICES = Set.of(
            "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1",
            "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");

    private CleanName() {}

    /** A clean name for what a stranger calls a file; never empty, never absolute, without {@code ..}. */
    static String of(String raw) {
        String plain =
                Normalizer.normalize(wellFormed(raw), Normalizer.Form.NFC).replace('\\', '/');
        List<String> parts = new ArrayList<>();
        for (String part : plain.split("/")) {
            String clean = part(part);
            if (!clean.isEmpty()) {
                parts.add(clean);
            }
        }
        if (parts.isEmpty()) {
            return UNNAMED;
        }
        while (parts.size() > 1 && String.join("/", parts).length() > MAX) {
            parts.remove(0);
        }
        return String.join("/", parts);
    }

    /** The same name, or with a number before its ending when it is among {@code taken} already, any case; adds it there. */
    static String among(Set<String> taken, String name) {
        String free = name;
        for (int i = 2; !taken.add(free.toLowerCase(Locale.ROOT)); i++) {
            int dot = name.lastIndexOf('.');
            boolean hasEnding = dot > name.lastIndexOf('/') + 1;
            free = hasEnding ? name.substring(0, dot) + " (" + i + ")" + name.substring(dot) : name + " (" + i + ")";
        }
        return free;
    }

    static Set<String> none() {
        return new HashSet<>();
    }

    private static String part(String raw) {
        StringBuilder text = new StringBuilder();
        raw.codePoints().filter(CleanName::isFine).forEach(text::appendCodePoint);
        String part = text.toString().replaceAll("[<>:\"|?*]", "_").replaceAll("[\\p{Z}\\s]+", " ");
        part = part.strip().replaceAll("[. ]+$", "").replaceAll("^ +", "");
        if (part.isEmpty() || part.matches("\\.+") || part.matches("[A-Za-z]_")) {
            return "";
        }
        int dot = part.indexOf('.');
        String stem = dot < 0 ? part : part.substring(0, dot);
        if (DEVICES.contains(stem.toLowerCase(Locale.ROOT))) {
            part = "_" + part;
        }
        return shortened(part);
    }

    /** Letters of all scripts; no controls, no marks that turn the direction of writing, nothing that has no meaning. */
    private static boolean isFine(int character) {
        int type = Character.getType(character);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.UNASSIGNED
                && type != Character.PRIVATE_USE
                && type != Character.SURROGATE
                && character != 0xFFFD;
    }

    private static String shortened(String part) {
        if (part.length() <= MAX_PART) {
            return part;
        }
        int dot = part.lastIndexOf('.');
        String ending = dot > 0 && part.length() - dot <= 12 ? part.substring(dot) : "";
        int most = MAX_PART - ending.length();
        return part.substring(0, Character.isHighSurrogate(part.charAt(most - 1)) ? most - 1 : most)
                        .strip()
                + ending;
    }

    /** Halves of characters are left out: databases refuse them. */
    private static String wellFormed(String raw) {
        StringBuilder text = new StringBuilder();
        raw.codePoints()
                .filter(character -> character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE)
                .forEach(text::appendCodePoint);
        return text.toString();
    }
}
