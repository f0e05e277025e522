package org.qiwen.assistant.copilot.assemble;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Sentences and tables of a passage's text. Pure. */
final class SourceText {
    private static final Pattern END = Pattern.compile("(?<=[。！？!?])|(?<=[a-z0-9)][.])(?=\\s+[A-Z])|\\n+");
    private static final Pattern MARK = Pattern.compile("^(?:[-*+>#]+|\\d+[.、)])\\s*|\\*\\*|`");

    private SourceText() {}

    /** The sentences outside tables, in order, without list marks. */
    static List<String> sentences(String text) {
        List<String> sentences = new ArrayList<>();
        for (String line : text.split("\n")) {
            if (line.strip().startsWith("|")) {
                continue;
            }
            for (String sentence : END.split(MARK.matcher(line.strip()).replaceAll(""))) {
                String plain = sentence.strip();
                if (!plain.isEmpty()) {
                    sentences.add(plain);
                }
            }
        }
        return sentences;
    }

    /** The first table's rows, the heads first; empty when there is none. */
    static List<List<String>> table(String text) {
        List<List<String>> rows = new ArrayList<>();
        for (String line : text.split("\n")) {
            String row = line.strip();
            if (!row.startsWith("|")) {
                if (!rows.isEmpty()) {
                    break;
                }
                continue;
            }
            if (!row.matches("[|:\\-\\s]+")) {
                rows.add(List.of(row.replaceAll("^\\||\\|$", "").split("\\|")).stream()
                        .map(String::strip)
                        .toList());
            }
        }
        int columns = rows.isEmpty() ? 0 : rows.get(0).size();
        return rows.size() < 2 || rows.stream().anyMatch(r -> r.size() != columns) ? List.of() : rows;
    }
}
