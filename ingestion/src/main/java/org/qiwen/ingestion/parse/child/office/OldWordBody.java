package org.qiwen.ingestion.parse.child.office;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.model.StyleDescription;
import org.apache.poi.hwpf.model.StyleSheet;
import org.apache.poi.hwpf.usermodel.Notes;
import org.apache.poi.hwpf.usermodel.Paragraph;
import org.apache.poi.hwpf.usermodel.Range;
import org.apache.poi.hwpf.usermodel.Table;
import org.apache.poi.hwpf.usermodel.TableCell;
import org.apache.poi.hwpf.usermodel.TableRow;
import org.jspecify.annotations.Nullable;
import org.qiwen.ingestion.parse.child.document.Draft;
import org.qiwen.ingestion.parse.child.document.Lines;
import org.qiwen.ingestion.parse.child.document.Refused;
import org.qiwen.ingestion.parse.child.document.TableRows;

/** Turns paragraphs and tables of a DOC file into blocks, as {@link WordBody} does for DOCX. */
final class OldWordBody {
    private static final int MAX_DEPTH = 20;

    /** Outline levels count from 0; from here on a paragraph is body text. */
    private static final int BODY_TEXT = 9;

    private final HWPFDocument document;
    private final StyleSheet styles;
    private final OldWordLists lists;
    private final Draft draft;
    private final Map<Integer, String> styleNames = new HashMap<>();
    private OldWordText words = new OldWordText(this::isFormula);
    private boolean headings;
    private boolean pictureFormulas;

    OldWordBody(HWPFDocument document, Draft draft) {
        this.document = document;
        this.styles = document.getStyleSheet();
        this.lists = new OldWordLists(document.getListTables());
        this.draft = draft;
    }

    boolean hasHeadings() {
        return headings;
    }

    /** Adds the document's text, then that of its text boxes; headers and footers are stories of their own. */
    void read() throws Refused {
        range(document.getRange());
        words = new OldWordText(this::isFormula);
        range(document.getMainTextboxRange());
    }

    private boolean isFormula(int object) {
        return Ole.isFormula(document.getDirectory(), object);
    }

    private void range(Range range) throws Refused {
        int count = range.numParagraphs();
        for (int i = 0; i < count; i++) {
            Paragraph paragraph = range.getParagraph(i);
            if (!paragraph.isInTable()) {
                paragraph(paragraph);
                continue;
            }
            Table table = range.getTable(paragraph);
            table(table);
            i += Math.max(1, table.numParagraphs()) - 1;
        }
    }

    private void paragraph(Paragraph paragraph) throws Refused {
        String text = WordBody.lines(words.read(paragraph));
        String label = lists.next(paragraph);
        if (!text.isEmpty() && !styleName(paragraph.getStyleIndex()).matches("toc \\d|目录 ?\\d?")) {
            int level = level(paragraph);
            if (level > 0) {
                headings = true;
                draft.heading(level, Lines.join((label == null || label.equals("-") ? "" : label + " ") + text), 0);
            } else if (label != null) {
                draft.add(Draft.Kind.LIST_ITEM, 0, label.isEmpty() ? text : label + " " + text, 0);
            } else {
                draft.paragraph(text, 0);
            }
        }
        noteFormulas();
        notes();
    }

    private void noteFormulas() {
        if (words.hasPictureFormula() && !pictureFormulas) {
            pictureFormulas = true;
            draft.note(Draft.Remark.FORMULAS_AS_PICTURES, "");
        }
    }

    private int level(Paragraph paragraph) {
        int outline = paragraph.getLvl();
        if (outline >= 0 && outline < BODY_TEXT) {
            return Math.min(6, outline + 1);
        }
        int style = paragraph.getStyleIndex();
        for (int depth = 0; depth < MAX_DEPTH && style >= 0 && style < styles.numStyles(); depth++) {
            String name = styleName(style);
            Matcher heading = WordStyles.HEADING.matcher(name);
            if (heading.matches()) {
                return Math.min(6, Integer.parseInt(heading.group(1)));
            }
            if (name.equals("title") || name.equals("标题")) {
                return 1;
            }
            StyleDescription description = styles.getStyleDescription(style);
            style = description == null ? StyleSheet.NIL_STYLE : description.getBaseStyle();
        }
        return 0;
    }

    /** In lower case, without its other names. */
    private String styleName(int index) {
        return styleNames.computeIfAbsent(index, each -> {
            StyleDescription style = each >= 0 && each < styles.numStyles() ? styles.getStyleDescription(each) : null;
            String name = style == null || style.getName() == null ? "" : style.getName();
            return name.split(",", 2)[0].strip().toLowerCase(Locale.ROOT);
        });
    }

    private void notes() throws Refused {
        int number = 1;
        for (int anchor : words.takeNotes()) {
            String note = note(document.getFootnotes(), document.getFootnoteRange(), anchor);
            if (note.isEmpty()) {
                note = note(document.getEndnotes(), document.getEndnoteRange(), anchor);
            }
            if (!note.isEmpty()) {
                draft.paragraph("［" + number + "］" + note, 0);
            }
            number++;
        }
    }

    private String note(@Nullable Notes notes, Range story, int anchor) {
        int index = notes == null ? -1 : notes.getNoteIndexByAnchorPosition(anchor);
        if (notes == null || index < 0) {
            return "";
        }
        int start = story.getStartOffset() + notes.getNoteTextStartOffset(index);
        int end = Math.min(story.getEndOffset(), story.getStartOffset() + notes.getNoteTextEndOffset(index));
        if (start >= end) {
            return "";
        }
        Range range = new Range(start, end, document);
        OldWordText own = new OldWordText(this::isFormula);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < range.numParagraphs(); i++) {
            text.append(own.read(range.getParagraph(i))).append('\n');
        }
        // The note's own mark comes first.
        return Lines.join(text.toString()).replaceFirst("^(［\\d+］|\\s)+", "");
    }

    private void table(Table table) throws Refused {
        if (table.numRows() == 1 && table.getRow(0).numCells() == 1) {
            // A frame around text, as worksheets have.
            TableCell cell = table.getRow(0).getCell(0);
            for (int i = 0; i < cell.numParagraphs(); i++) {
                paragraph(cell.getParagraph(i));
            }
            return;
        }
        TableRows rows = new TableRows();
        for (int i = 0; i < table.numRows(); i++) {
            TableRow row = table.getRow(i);
            for (int j = 0; j < row.numCells(); j++) {
                TableCell cell = row.getCell(j);
                String text = cellText(cell);
                if (cell.isVerticallyMerged() && !cell.isFirstVerticallyMerged()) {
                    rows.continued(1);
                } else if (!cell.isMerged() || cell.isFirstMerged() || !text.isBlank()) {
                    rows.starting(text, 1);
                }
            }
            rows.endRow();
        }
        draft.add(Draft.Kind.TABLE, 0, rows.text(), 0);
        noteFormulas();
        notes();
    }

    private String cellText(TableCell cell) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < cell.numParagraphs(); i++) {
            Paragraph paragraph = cell.getParagraph(i);
            String own = words.read(paragraph);
            String label = own.isBlank() ? null : lists.next(paragraph);
            text.append(text.isEmpty() ? "" : " ")
                    .append(label == null || label.isEmpty() ? "" : label + " ")
                    .append(own);
        }
        return text.toString();
    }
}
