package org.qiwen.assistant.copilot.export.docx;

import java.math.BigInteger;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSimpleField;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTabStop;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTabJc;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTabTlc;
import org.qiwen.assistant.copilot.export.Sheet;
import org.qiwen.assistant.copilot.export.Text;

/** The paper and what stands on every page: header above, AI label and page number below. Lengths in twentieths of a point. */
final class PageFrame {
    /** A4 less 2.2 cm left and right. */
    static final int TEXT_WIDTH = 11906 - 2 * 1247;

    private PageFrame() {}

    static void put(XWPFDocument document, Sheet sheet) {
        CTSectPr section = document.getDocument().getBody().addNewSectPr();
        CTPageSz size = section.addNewPgSz();
        size.setW(BigInteger.valueOf(11906));
        size.setH(BigInteger.valueOf(16838));
        CTPageMar margins = section.addNewPgMar();
        margins.setTop(BigInteger.valueOf(1361));
        margins.setBottom(BigInteger.valueOf(1247));
        margins.setLeft(BigInteger.valueOf(1247));
        margins.setRight(BigInteger.valueOf(1247));
        margins.setHeader(BigInteger.valueOf(794));
        margins.setFooter(BigInteger.valueOf(680));
        margins.setGutter(BigInteger.ZERO);

        XWPFParagraph header = document.createHeader(HeaderFooterType.DEFAULT).createParagraph();
        header.setStyle("Header");
        Runs.add(header, Text.of(sheet.header().isBlank() ? sheet.title() : sheet.header()));

        XWPFParagraph footer = document.createFooter(HeaderFooterType.DEFAULT).createParagraph();
        footer.setStyle("Footer");
        rightTab(footer, STTabTlc.NONE, TEXT_WIDTH);
        boolean chinese = sheet.provenance().isChinese();
        Runs.add(footer, Text.of(sheet.provenance().label()));
        footer.createRun().addTab();
        Runs.add(footer, Text.of(chinese ? "第 " : "Page "));
        field(footer, "PAGE");
        Runs.add(footer, Text.of(chinese ? " 页 / 共 " : " of "));
        field(footer, "NUMPAGES");
        Runs.add(footer, Text.of(chinese ? " 页" : " "));
    }

    static void rightTab(XWPFParagraph paragraph, STTabTlc.Enum leader, int position) {
        var properties = paragraph.getCTP().isSetPPr()
                ? paragraph.getCTP().getPPr()
                : paragraph.getCTP().addNewPPr();
        CTTabStop tab = properties.addNewTabs().addNewTab();
        tab.setVal(STTabJc.RIGHT);
        tab.setLeader(leader);
        tab.setPos(BigInteger.valueOf(position));
    }

    private static void field(XWPFParagraph paragraph, String instruction) {
        CTSimpleField field = paragraph.getCTP().addNewFldSimple();
        field.setInstr(instruction);
        field.addNewR().addNewT().setStringValue("1");
    }
}
