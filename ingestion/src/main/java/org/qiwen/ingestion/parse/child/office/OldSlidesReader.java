package org.qiwen.ingestion.parse.child.office;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hslf.usermodel.HSLFGroupShape;
import org.apache.poi.hslf.usermodel.HSLFNotes;
import org.apache.poi.hslf.usermodel.HSLFShape;
import org.apache.poi.hslf.usermodel.HSLFSlide;
import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.hslf.usermodel.HSLFTable;
import org.apache.poi.hslf.usermodel.HSLFTableCell;
import org.apache.poi.hslf.usermodel.HSLFTextParagraph;
import org.apache.poi.hslf.usermodel.HSLFTextRun;
import org.apache.poi.hslf.usermodel.HSLFTextShape;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.sl.usermodel.AutoNumberingScheme;
import org.apache.poi.sl.usermodel.Placeholder;
import org.apache.poi.sl.usermodel.TextShape.TextPlaceholder;
import org.jspecify.annotations.Nullable;
import org.qiwen.ingestion.parse.child.document.Draft;
import org.qiwen.ingestion.parse.child.document.Draft.Kind;
import org.qiwen.ingestion.parse.child.document.Lines;
import org.qiwen.ingestion.parse.child.document.Reader;
import org.qiwen.ingestion.parse.child.document.Refused;
import org.qiwen.ingestion.parse.child.document.Source;
import org.qiwen.ingestion.parse.child.document.TableRows;
import org.qiwen.ingestion.parse.child.math.Scripts;

/** PPT with POI's model of PowerPoint 97, as {@link SlidesReader} reads PPTX; what that model does not understand, with Tika. */
public final class OldSlidesReader implements Reader {
    private static final Set<Placeholder> TITLES =
            Set.of(Placeholder.TITLE, Placeholder.CENTERED_TITLE, Placeholder.VERTICAL_TEXT_TITLE);

    private static final Set<Placeholder> OUTLINES =
            Set.of(Placeholder.BODY, Placeholder.CONTENT, Placeholder.VERTICAL_TEXT_BODY);

    /** Date, footer and slide number: the same on every slide. */
    private static final Set<Placeholder> FURNITURE = Set.of(
            Placeholder.DATETIME,
            Placeholder.FOOTER,
            Placeholder.HEADER,
            Placeholder.SLIDE_NUMBER,
            Placeholder.SLIDE_IMAGE);

    private static final int MAX_DEPTH = 20;

    private final Reader otherwise = OldOfficeReader.binary();

    @Override
    public void read(Source source, Draft draft) throws Refused, IOException {
        try (POIFSFileSystem container = Ole.open(source);
                HSLFSlideShow show = new HSLFSlideShow(container)) {
            int number = 0;
            for (HSLFSlide slide : show.getSlides()) {
                slide(slide, ++number, draft);
            }
            if (show.getSummaryInformation() != null) {
                draft.title(show.getSummaryInformation().getTitle());
            }
            draft.headingsAreMarked();
            for (int i = 0; i < show.getEmbeddedObjects().length; i++) {
                draft.attach("", InputStream::nullInputStream);
            }
        } catch (EncryptedDocumentException e) {
            throw new Refused(Refused.Why.ENCRYPTED, "needs a password", e);
        } catch (RuntimeException e) {
            draft.replace(List.of());
            otherwise.read(source, draft);
        }
    }

    private static void slide(HSLFSlide slide, int number, Draft draft) throws Refused {
        List<HSLFShape> shapes = new ArrayList<>();
        collect(slide.getShapes(), shapes, 0);
        shapes.sort((a, b) -> Boolean.compare(!isTitle(a), !isTitle(b)));
        for (HSLFShape shape : shapes) {
            if (shape instanceof HSLFTable table) {
                table(table, number, draft);
            } else if (shape instanceof HSLFTextShape words) {
                words(words, number, draft);
            }
        }
        notes(slide.getNotes(), number, draft);
    }

    private static void collect(Iterable<HSLFShape> all, List<HSLFShape> shapes, int depth) {
        for (HSLFShape shape : all) {
            if (shape instanceof HSLFGroupShape group && !(shape instanceof HSLFTable)) {
                if (depth < MAX_DEPTH) {
                    collect(group.getShapes(), shapes, depth + 1);
                }
            } else {
                shapes.add(shape);
            }
        }
    }

    private static boolean is(HSLFShape shape, Set<Placeholder> kinds) {
        Placeholder placeholder = shape instanceof HSLFTextShape words ? words.getPlaceholder() : null;
        return placeholder != null && kinds.contains(placeholder);
    }

    private static boolean isTitle(HSLFShape shape) {
        return is(shape, TITLES);
    }

    private static boolean isNotes(HSLFTextShape shape) {
        return shape.getRunType() == TextPlaceholder.NOTES.nativeId || is(shape, OUTLINES);
    }

    private static void words(HSLFTextShape shape, int slide, Draft draft) throws Refused {
        if (is(shape, FURNITURE)) {
            return;
        }
        if (isTitle(shape)) {
            int level = shape.getPlaceholder() == Placeholder.CENTERED_TITLE ? 1 : 2;
            draft.heading(level, Lines.join(text(shape)), slide);
            return;
        }
        boolean outline = is(shape, OUTLINES);
        int item = 0;
        for (HSLFTextParagraph paragraph : shape.getTextParagraphs()) {
            String text = Lines.join(text(paragraph));
            AutoNumberingScheme numbering = text.isEmpty() ? null : paragraph.getAutoNumberingScheme();
            String label = "";
            if (numbering != null) {
                Integer start = paragraph.getAutoNumberingStartAt();
                label = numbering.format((start == null ? 1 : start) + item++) + " ";
            }
            Kind kind = outline || numbering != null ? Kind.LIST_ITEM : Kind.PARAGRAPH;
            draft.add(kind, 0, label + text, slide);
        }
    }

    private static String text(HSLFTextShape shape) {
        StringBuilder text = new StringBuilder();
        for (HSLFTextParagraph paragraph : shape.getTextParagraphs()) {
            text.append(text(paragraph)).append('\n');
        }
        return text.toString();
    }

    private static String text(HSLFTextParagraph paragraph) {
        StringBuilder text = new StringBuilder();
        for (HSLFTextRun run : paragraph.getTextRuns()) {
            String raw = run.getRawText();
            String plain = SymbolFont.in(
                    String.valueOf(run.getFontFamily()), (raw == null ? "" : raw).replaceAll("[\\r\\u000B]", "\n"));
            int shift = run.getSuperscript();
            text.append(shift > 0 ? Scripts.superscript(plain) : shift < 0 ? Scripts.subscript(plain) : plain);
        }
        return text.toString();
    }

    private static void table(HSLFTable table, int slide, Draft draft) throws Refused {
        TableRows rows = new TableRows();
        for (int i = 0; i < table.getNumberOfRows(); i++) {
            for (int j = 0; j < table.getNumberOfColumns(); j++) {
                HSLFTableCell cell = table.getCell(i, j);
                if (cell == null || cell.isMerged()) {
                    continue;
                }
                rows.cell(text(cell), cell.getGridSpan(), cell.getRowSpan());
            }
            rows.endRow();
        }
        draft.add(Kind.TABLE, 0, rows.text(), slide);
    }

    private static void notes(@Nullable HSLFNotes notes, int slide, Draft draft) throws Refused {
        if (notes == null) {
            return;
        }
        List<HSLFTextShape> shapes = new ArrayList<>();
        for (HSLFShape shape : notes.getShapes()) {
            if (shape instanceof HSLFTextShape words && !is(words, FURNITURE)) {
                shapes.add(words);
            }
        }
        // Dates and numbers are not always marked as such, the notes are.
        if (shapes.stream().anyMatch(OldSlidesReader::isNotes)) {
            shapes.removeIf(shape -> !isNotes(shape));
        }
        StringBuilder text = new StringBuilder();
        shapes.forEach(shape -> text.append(text(shape)).append('\n'));
        String spoken = text.toString().strip().replaceAll("\n+", "\n");
        if (!spoken.isEmpty()) {
            draft.paragraph(SpeakerNotes.marked(spoken), slide);
        }
    }
}
