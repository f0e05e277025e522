package org.qiwen.ingestion.parse.child.office;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiwen.ingestion.parse.child.document.Draft;
import org.qiwen.ingestion.parse.child.document.Lines;
import org.qiwen.ingestion.parse.child.document.Refused;
import org.qiwen.ingestion.parse.child.document.TableRows;
import org.qiwen.ingestion.parse.child.document.XmlElement;

/** Turns paragraphs and tables of a Word document into blocks. */
final class WordBody {
    /** Text boxes inside text boxes are followed this far. */
    private static final int MAX_DEPTH = 5;

    private final WordStyles styles;
    private final WordNumbering numbering;
    private final WordNotes notes;
    private final Draft draft;
    private final WordFields fields = new WordFields();
    private boolean headings;
    private boolean pictureFormulas;

    WordBody(WordStyles styles, WordNumbering numbering, WordNotes notes, Draft draft) {
        this.styles = styles;
        this.numbering = numbering;
        this.notes = notes;
        this.draft = draft;
    }

    boolean hasHeadings() {
        return headings;
    }

    boolean hasPictureFormulas() {
        return pictureFormulas;
    }

    void add(XmlElement element) throws Refused {
        add(element, 0);
    }

    private void add(XmlElement element, int depth) throws Refused {
        if (element.is("p")) {
            paragraph(element, depth);
        } else if (element.is("tbl")) {
            table(element, depth);
        } else if (element.is("sdt") || element.is("sdtContent") || element.is("customXml") || element.is("ins")) {
            for (XmlElement child : element.children()) {
                add(child, depth);
            }
        }
    }

    private void paragraph(XmlElement paragraph, int depth) throws Refused {
        Optional<XmlElement> properties = paragraph.child("pPr");
        String style = properties
                .flatMap(p -> p.child("pStyle"))
                .map(p -> p.attribute("val"))
                .orElse(null);
        WordText words = new WordText(paragraph, fields);
        String label = label(properties, style);
        if (!styles.isContents(style)) {
            int level = level(properties, style);
            emit(words, level, label);
        }
        if (words.hasPictureFormula() && !pictureFormulas) {
            pictureFormulas = true;
            draft.note(Draft.Remark.FORMULAS_AS_PICTURES, "");
        }
        notes(words);
        if (depth < MAX_DEPTH) {
            for (XmlElement box : words.boxes()) {
                for (XmlElement child : box.children()) {
                    add(child, depth + 1);
                }
            }
        }
    }

    private void emit(WordText words, int level, @Nullable String label) throws Refused {
        String text = lines(words.text());
        if (text.isEmpty()) {
            return;
        }
        if (level > 0) {
            headings = true;
            draft.heading(level, Lines.join((label == null || label.equals("-") ? "" : label + " ") + text), 0);
        } else if (label != null) {
            draft.add(Draft.Kind.LIST_ITEM, 0, label.isEmpty() ? text : label + " " + text, 0);
        } else {
            draft.add(words.isDisplayedFormula() ? Draft.Kind.VERBATIM : Draft.Kind.PARAGRAPH, 0, text, 0);
        }
    }

    /** Line breaks that an author made stay, as in verses and answers to tick. */
    static String lines(String text) {
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\n")) {
            String joined = Lines.join(line);
            if (!joined.isEmpty()) {
                lines.add(joined);
            }
        }
        return String.join("\n", lines);
    }

    private int level(Optional<XmlElement> properties, @Nullable String style) {
        int own = properties
                .flatMap(p -> p.child("outlineLvl"))
                .map(p -> p.number("val", 9))
                .orElse(-1);
        return own >= 0 && own < 9 ? Math.min(6, own + 1) : own == 9 ? 0 : styles.headingLevel(style);
    }

    private @Nullable String label(Optional<XmlElement> properties, @Nullable String style) {
        XmlElement own = properties.flatMap(p -> p.child("numPr")).orElse(null);
        XmlElement numbered = own != null ? own : styles.numbering(style);
        return numbered == null ? null : numbering.next(numbered);
    }

    private void notes(WordText words) throws Refused {
        int number = 1;
        for (String id : words.notes()) {
            String note = notes.text(id);
            if (!note.isEmpty()) {
                draft.paragraph("［" + number + "］" + note, 0);
            }
            number++;
        }
    }

    private void table(XmlElement table, int depth) throws Refused {
        List<XmlElement> rows = rows(table);
        if (rows.size() == 1 && cells(rows.get(0)).size() == 1) {
            // A frame around text, as worksheets have.
            for (XmlElement child : cells(rows.get(0)).get(0).children()) {
                add(child, depth + 1);
            }
            return;
        }
        TableRows text = new TableRows();
        for (XmlElement row : rows) {
            for (XmlElement cell : cells(row)) {
                Optional<XmlElement> properties = cell.child("tcPr");
                int columns = properties
                        .flatMap(p -> p.child("gridSpan"))
                        .map(p -> p.number("val", 1))
                        .orElse(1);
                Optional<XmlElement> merged = properties.flatMap(p -> p.child("vMerge"));
                boolean goesOn = merged.map(p -> !p.attribute("val", "continue").equals("restart"))
                        .orElse(false);
                if (goesOn) {
                    text.continued(columns);
                } else {
                    text.starting(cellText(cell, depth), columns);
                }
            }
            text.endRow();
        }
        draft.add(Draft.Kind.TABLE, 0, text.text(), 0);
    }

    private static List<XmlElement> rows(XmlElement table) {
        List<XmlElement> rows = new ArrayList<>();
        unwrap(table, "tr", rows, 0);
        return rows;
    }

    private static List<XmlElement> cells(XmlElement row) {
        List<XmlElement> cells = new ArrayList<>();
        unwrap(row, "tc", cells, 0);
        return cells;
    }

    private static void unwrap(XmlElement parent, String wanted, List<XmlElement> found, int depth) {
        for (XmlElement child : parent.children()) {
            if (child.is(wanted)) {
                found.add(child);
            } else if (depth < MAX_DEPTH && (child.is("sdt") || child.is("sdtContent") || child.is("ins"))) {
                unwrap(child, wanted, found, depth + 1);
            }
        }
    }

    private String cellText(XmlElement cell, int depth) {
        StringBuilder text = new StringBuilder();
        for (XmlElement child : cell.children()) {
            if (child.is("p")) {
                WordText words = new WordText(child, fields);
                Optional<XmlElement> properties = child.child("pPr");
                String label = label(
                        properties,
                        properties
                                .flatMap(p -> p.child("pStyle"))
                                .map(p -> p.attribute("val"))
                                .orElse(null));
                pictureFormulas |= words.hasPictureFormula();
                text.append(text.isEmpty() ? "" : " ")
                        .append(label == null ? "" : label + " ")
                        .append(words.text());
            } else if (child.is("tbl") && depth < MAX_DEPTH) {
                for (XmlElement row : rows(child)) {
                    for (XmlElement inner : cells(row)) {
                        text.append(' ').append(cellText(inner, depth + 1));
                    }
                }
            }
        }
        return text.toString();
    }
}
