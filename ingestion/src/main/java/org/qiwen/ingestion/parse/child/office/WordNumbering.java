package org.qiwen.ingestion.parse.child.office;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiwen.ingestion.parse.child.document.XmlElement;
import org.qiwen.ingestion.parse.child.office.ListLabels.Level;

/** The lists of a Word document and the labels of their items. */
final class WordNumbering {
    private final Map<String, @Nullable Level[]> definitions = new HashMap<>();
    private final Map<String, XmlElement> lists = new HashMap<>();
    private final Set<String> begun = new HashSet<>();
    private final ListLabels labels = new ListLabels();

    WordNumbering(Optional<XmlElement> part) {
        if (part.isEmpty()) {
            return;
        }
        for (XmlElement each : part.get().children()) {
            if (each.is("abstractNum")) {
                definitions.put(each.attribute("abstractNumId", ""), levels(each));
            } else if (each.is("num")) {
                lists.put(each.attribute("numId", ""), each);
            }
        }
    }

    private static @Nullable Level[] levels(XmlElement definition) {
        @Nullable Level[] levels = new Level[ListLabels.LEVELS];
        for (XmlElement level : definition.children()) {
            int index = level.number("ilvl", -1);
            if (level.is("lvl") && index >= 0 && index < ListLabels.LEVELS) {
                levels[index] = new Level(
                        number(level, "start", 1),
                        level.child("numFmt")
                                .map(format -> format.attribute("val", "decimal"))
                                .orElse("decimal"),
                        level.child("lvlText")
                                .map(text -> text.attribute("val", ""))
                                .orElse(""),
                        level.child("isLgl")
                                .map(legal -> !legal.attribute("val", "1").matches("0|false|off"))
                                .orElse(false));
            }
        }
        return levels;
    }

    /** The label of the next paragraph with this {@code numPr}; null when it belongs to no list. */
    @Nullable
    String next(XmlElement numbering) {
        String id =
                numbering.child("numId").map(list -> list.attribute("val", "")).orElse("");
        XmlElement list = lists.get(id);
        String definition = list == null
                ? ""
                : list.child("abstractNumId")
                        .map(each -> each.attribute("val", ""))
                        .orElse("");
        @Nullable Level[] levels = definitions.get(definition);
        if (list == null || levels == null) {
            return null;
        }
        if (begun.add(id)) {
            restart(list, definition, levels);
        }
        return labels.next(definition, levels, number(numbering, "ilvl", 0));
    }

    /** A list that shares its look with one before it may begin anew. */
    private void restart(XmlElement list, String definition, @Nullable Level[] levels) {
        for (XmlElement override : list.children()) {
            int index = override.number("ilvl", -1);
            int start = number(override, "startOverride", -1);
            if (override.is("lvlOverride") && start >= 0 && index >= 0 && index < ListLabels.LEVELS) {
                labels.restart(definition, levels, index, start);
            }
        }
    }

    private static int number(XmlElement parent, String child, int otherwise) {
        return parent.child(child).map(each -> each.number("val", otherwise)).orElse(otherwise);
    }
}
