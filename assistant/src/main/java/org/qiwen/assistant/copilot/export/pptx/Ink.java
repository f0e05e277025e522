package org.qiwen.assistant.copilot.export.pptx;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import org.apache.poi.common.usermodel.fonts.FontGroup;
import org.apache.poi.sl.usermodel.TextShape;
import org.apache.poi.xslf.usermodel.XSLFTextParagraph;
import org.apache.poi.xslf.usermodel.XSLFTextRun;
import org.apache.poi.xslf.usermodel.XSLFTextShape;
import org.openxmlformats.schemas.drawingml.x2006.main.CTShapeProperties;
import org.openxmlformats.schemas.presentationml.x2006.main.CTShape;
import org.qiwen.assistant.copilot.export.Run;
import org.qiwen.assistant.copilot.export.Text;

/** Colours and type of slides: paper, ink and one accent, as on the pages. */
final class Ink {
    static final Color PAPER = new Color(0xfaf8f3);
    static final Color INK = new Color(0x1d2733);
    static final Color SOFT = new Color(0x5b6775);
    static final Color LINE = new Color(0xc9c3b6);
    static final Color HEAD = new Color(0xf0ebdf);
    static final Color ACCENT = new Color(0x14647a);
    private static final Color WARM = new Color(0xb4611a);
    private static final Color BAD = new Color(0xa3362c);

    private static final String LATIN = "Arial";
    private static final String CHINESE = "微软雅黑";

    private Ink() {}

    /** Empties a shape and gives it its place; text is then measured, never shrunk by the reader. */
    static void place(XSLFTextShape shape, double x, double y, double width, double height) {
        shape.clearText();
        // A title without a place of its own would move the layout's, and with it every other slide's.
        CTShapeProperties properties = ((CTShape) shape.getXmlObject()).getSpPr();
        if (!properties.isSetXfrm()) {
            properties.addNewXfrm();
        }
        shape.setAnchor(new Rectangle2D.Double(x, y, width, height));
        shape.setWordWrap(true);
        shape.setTextAutofit(TextShape.TextAutofit.NONE);
        shape.setLeftInset(0);
        shape.setRightInset(0);
        shape.setTopInset(0);
        shape.setBottomInset(0);
    }

    static void write(XSLFTextParagraph paragraph, Text text, double size, Color color, boolean bold) {
        for (Run run : text.runs()) {
            String[] lines = run.text().split("\n", -1);
            for (int i = 0; i < lines.length; i++) {
                if (i > 0) {
                    paragraph.addLineBreak();
                }
                if (!lines[i].isEmpty()) {
                    part(paragraph.addNewTextRun(), lines[i], run, size, color, bold);
                }
            }
        }
    }

    private static void part(XSLFTextRun part, String words, Run run, double size, Color color, boolean bold) {
        part.setText(words);
        part.setFontSize(size);
        part.setFontColor(color);
        part.setBold(bold);
        part.setFontFamily(LATIN, FontGroup.LATIN);
        part.setFontFamily(CHINESE, FontGroup.EAST_ASIAN);
        switch (run.style()) {
            case BOLD -> part.setBold(true);
            case SUBSCRIPT -> part.setSubscript(true);
            case SUPERSCRIPT -> part.setSuperscript(true);
            case UNSUPPORTED -> {
                part.setFontColor(WARM);
                part.setUnderlined(true);
            }
            case CONTRADICTED -> {
                part.setFontColor(BAD);
                part.setUnderlined(true);
                part.setBold(true);
            }
            case PLAIN, FORMULA -> {}
        }
    }
}
