package org.qiwen.ingestion.parse.child.office;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.apache.poi.hwpf.model.LFOData;
import org.apache.poi.hwpf.model.ListFormatOverrideLevel;
import org.apache.poi.hwpf.model.ListLevel;
import org.apache.poi.hwpf.model.ListTables;
import org.apache.poi.hwpf.usermodel.Paragraph;
import org.jspecify.annotations.Nullable;
import org.qiwen.ingestion.parse.child.office.ListLabels.Level;

/** The lists of a DOC file and the labels of their items. */
final class OldWordLists {
    private final @Nullable ListTables tables;
    private final Map<Integer, @Nullable Level[]> definitions = new HashMap<>();
    private final Set<Integer> begun = new HashSet<>();
    private final ListLabels labels = new ListLabels();

    OldWordLists(@Nullable ListTables tables) {
        this.tables = tables;
    }

    /** The label of the next paragraph; null when it belongs to no list. */
    @Nullable
    String next(Paragraph paragraph) {
        if (tables == null || !paragraph.isInList()) {
            return null;
        }
        try {
            int list = tables.getLfo(paragraph.getIlfo()).getLsid();
            @Nullable Level[] levels = definitions.computeIfAbsent(list, this::levels);
            if (begun.add(paragraph.getIlfo())) {
                restart(tables.getLfoData(paragraph.getIlfo()), list, levels);
            }
            return labels.next(Integer.toString(list), levels, paragraph.getIlvl());
        } catch (NoSuchElementException e) {
            // A list that the file does not define.
            return null;
        }
    }

    /** A list that shares its look with one before it may begin anew. */
    private void restart(LFOData overrides, int list, @Nullable Level[] levels) {
        for (ListFormatOverrideLevel override : overrides.getRgLfoLvl()) {
            int index = override.getLevelNum();
            if (override.isStartAt() && index >= 0 && index < ListLabels.LEVELS) {
                int start = override.isFormatting() ? override.getLevel().getStartAt() : override.getIStartAt();
                labels.restart(Integer.toString(list), levels, index, start);
            }
        }
    }

    private @Nullable Level[] levels(int list) {
        @Nullable Level[] levels = new Level[ListLabels.LEVELS];
        for (int i = 0; tables != null && i < ListLabels.LEVELS; i++) {
            ListLevel level = tables.getLevel(list, i);
            if (level != null) {
                levels[i] = new Level(
                        level.getStartAt(), format(level.getNumberFormat()), text(level), level.isLegalNumbering());
            }
        }
        return levels;
    }

    /** Characters below 9 stand for the numbers of the levels. */
    private static String text(ListLevel level) {
        StringBuilder text = new StringBuilder();
        for (char c : String.valueOf(level.getNumberText()).toCharArray()) {
            if (c < ListLabels.LEVELS) {
                text.append('%').append((char) ('1' + c));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    /** Names of number formats by code ([MS-OSHARED] 2.2.1.3). */
    private static String format(int code) {
        return switch (code) {
            case 1 -> "upperRoman";
            case 2 -> "lowerRoman";
            case 3 -> "upperLetter";
            case 4 -> "lowerLetter";
            case 10, 11, 16, 33, 35, 37, 38, 39 -> "chineseCounting";
            case 18, 28 -> "decimalEnclosedCircle";
            case 22 -> "decimalZero";
            case 23 -> "bullet";
            case 255 -> "none";
            default -> "decimal";
        };
    }
}
