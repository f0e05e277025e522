package org.qiwen.assistant.copilot.export.docx;

import java.math.BigInteger;
import org.apache.poi.xwpf.usermodel.LineSpacingRule;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTc;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTabTlc;
import org.qiwen.assistant.copilot.export.Block;
import org.qiwen.assistant.copilot.export.Text;

/** Writes blocks one below the other, on the page or in the cell of a frame. */
final class DocxBody implements Block.Visitor {
    private final XWPFDocument document;
    private final Numbering numbering;
    private final ParagraphPlace place;
    private final int width;
    private boolean onNewPage;
    private @Nullable XWPFParagraph last;

    /** Where the next paragraph goes. */
    interface ParagraphPlace {
        XWPFParagraph next();
    }

    DocxBody(XWPFDocument document, Numbering numbering) {
        this(document, numbering, document::createParagraph, PageFrame.TEXT_WIDTH);
    }

    private DocxBody(XWPFDocument document, Numbering numbering, ParagraphPlace place, int width) {
        this.document = document;
        this.numbering = numbering;
        this.place = place;
        this.width = width;
    }

    @Override
    public void heading(Block.Heading heading) {
        Runs.add(paragraph("Heading" + heading.level()), heading.text());
    }

    @Override
    public void paragraph(Block.Paragraph paragraph) {
        String style =
                switch (paragraph.tone()) {
                    case BODY -> "Normal";
                    case NOTE -> "Note";
                    case LEAD -> "Lead";
                };
        Runs.add(paragraph(style), paragraph.text());
    }

    @Override
    public void listing(Block.Listing listing) {
        BigInteger list = listing.numbered() ? numbering.numbers() : numbering.bullets();
        for (Text item : listing.items()) {
            XWPFParagraph paragraph = paragraph("ListItem");
            paragraph.setNumID(list);
            Runs.add(paragraph, item);
        }
    }

    @Override
    public void table(Block.Table table) {
        turnPage();
        last = null;
        DocxTable.add(document, table);
        gapAfterTable();
    }

    @Override
    public void lines(Block.WritingLines lines) {
        if (last != null) {
            last.setKeepNext(true);
        }
        for (int i = 0; i < lines.count(); i++) {
            XWPFParagraph paragraph = paragraph("Lines");
            paragraph.setKeepNext(i + 1 < lines.count());
            PageFrame.rightTab(paragraph, STTabTlc.UNDERSCORE, width);
            paragraph.createRun().addTab();
            paragraph.setSpacingAfter(i + 1 < lines.count() ? 0 : 160);
        }
    }

    @Override
    public void box(Block.Box box) {
        turnPage();
        CTTc cell = DocxTable.frame(document);
        ParagraphPlace inside = () -> new XWPFParagraph(cell.addNewP(), document);
        DocxBody body = new DocxBody(document, numbering, inside, PageFrame.TEXT_WIDTH - 2 * DocxTable.FRAME_MARGIN);
        if (!box.title().isBlank()) {
            Runs.add(body.paragraph("Heading3"), box.title());
        }
        box.blocks().forEach(block -> block.accept(body));
        if (cell.sizeOfPArray() == 0) {
            cell.addNewP();
        }
        gapAfterTable();
    }

    @Override
    public void pageBreak() {
        onNewPage = true;
    }

    private XWPFParagraph paragraph(String style) {
        XWPFParagraph paragraph = place.next();
        paragraph.setStyle(style);
        if (onNewPage) {
            paragraph.setPageBreak(true);
            onNewPage = false;
        }
        last = paragraph;
        return paragraph;
    }

    /** A table cannot ask for a new page itself. */
    private void turnPage() {
        if (onNewPage) {
            small(paragraph("Note"));
        }
    }

    /** Keeps tables apart that follow each other; Word would make them one. */
    private void gapAfterTable() {
        last = null;
        small(place.next());
    }

    private static void small(XWPFParagraph paragraph) {
        paragraph.setSpacingAfter(0);
        paragraph.setSpacingBetween(6, LineSpacingRule.EXACT);
    }
}
