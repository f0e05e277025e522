package org.qiwen.ingestion.parse.child.pdf;

import java.awt.geom.Point2D;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/** The lines of one page, as PDFBox orders them. Used for one page, then thrown away. */
final class PageText extends PDFTextStripper {
    /** Characters of one page; a page of fine print has 10,000. Our choice. */
    private static final int MAX_CHARACTERS = 400_000;

    /** Height of a capital letter in sizes of its font, as type founders draw it. */
    private static final float TALLEST_SIGN = 0.75f;

    /** Pieces of one drawing that are kept. */
    private static final int MAX_PATH = 10_000;

    private final int number;
    private final List<Line> lines = new ArrayList<>();
    private final Rules rules = new Rules();
    private final List<double[]> path = new ArrayList<>();
    private LineBuilder line = new LineBuilder(rules);
    private double[] pen = {0, 0};
    private boolean pending;
    private int glyphs;
    private int unknown;

    PageText(int number, boolean sorted) {
        this.number = number;
        setSortByPosition(sorted);
        setSuppressDuplicateOverlappingText(true);
        setStartPage(number);
        setEndPage(number);
        setLineSeparator("");
        setWordSeparator(" ");
        setParagraphStart("");
        setParagraphEnd("");
        setPageStart("");
        setPageEnd("");
        setArticleStart("");
        setArticleEnd("");
    }

    /** Thrown when a page has more signs than any honest one. */
    static final class TooMuch extends IOException {
        private static final long serialVersionUID = 1L;
    }

    List<Line> read(PDDocument document) throws IOException {
        writeText(document, Writer.nullWriter());
        end();
        return RuledTables.join(lines, rules);
    }

    /** Share of signs whose font does not say what character they are. */
    double unknownShare() {
        return glyphs == 0 ? 0 : (double) unknown / glyphs;
    }

    int glyphs() {
        return glyphs;
    }

    @Override
    protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement) throws IOException {
        glyphs++;
        if (glyphs > MAX_CHARACTERS) {
            throw new TooMuch();
        }
        if (font.toUnicode(code) == null) {
            unknown++;
        }
        super.showGlyph(matrix, font, code, displacement);
    }

    /**
     * PDFBox takes two signs for one line where their heights overlap, and takes the height from the box that the font
     * claims. Chinese fonts made of many scripts claim two lines' height.
     */
    @Override
    protected void processTextPosition(TextPosition sign) {
        float tallest = TALLEST_SIGN * sign.getFontSizeInPt();
        super.processTextPosition(
                sign.getHeight() <= tallest || tallest <= 0
                        ? sign
                        : new TextPosition(
                                sign.getRotation(),
                                sign.getPageWidth(),
                                sign.getPageHeight(),
                                sign.getTextMatrix(),
                                sign.getEndX(),
                                sign.getEndY(),
                                tallest,
                                sign.getIndividualWidths()[0],
                                sign.getWidthOfSpace(),
                                sign.getUnicode(),
                                sign.getCharacterCodes(),
                                sign.getFont(),
                                sign.getFontSize(),
                                (int) sign.getFontSizeInPt()));
    }

    @Override
    protected void writeString(String text, List<TextPosition> positions) {
        if (pending && !positions.isEmpty() && !line.goesOnWith(positions.get(0))) {
            end();
        }
        pending = false;
        line.add(text, positions);
    }

    @Override
    protected void writeWordSeparator() {
        line.space();
    }

    @Override
    protected void writeLineSeparator() {
        pending = true;
    }

    @Override
    protected void writeParagraphSeparator() {
        pending = true;
    }

    @Override
    protected void endArticle() {
        end();
    }

    private void end() {
        Line finished = line.finish(number);
        if (finished != null) {
            lines.add(finished);
        }
        line = new LineBuilder(rules);
    }

    /** Pictures are not needed and may be huge; of drawings only straight lines are. */
    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        switch (operator.getName()) {
            case "BI" -> {
                return;
            }
            case "re" -> rectangle(numbers(operands));
            case "m" -> pen = numbers(operands);
            case "l" -> line(numbers(operands));
            case "S", "s", "B", "B*", "b", "b*" -> drawn(true);
            case "f", "F", "f*" -> drawn(false);
            case "n" -> path.clear();
            default -> {
                // Text, colours, curves.
            }
        }
        super.processOperator(operator, operands);
    }

    private static double[] numbers(List<COSBase> operands) {
        return operands.stream()
                .mapToDouble(each -> each instanceof COSNumber number ? number.floatValue() : 0)
                .toArray();
    }

    private void rectangle(double[] box) {
        if (box.length == 4 && path.size() < MAX_PATH) {
            path.add(new double[] {box[0], box[1], box[0] + box[2], box[1] + box[3], 1});
        }
    }

    private void line(double[] to) {
        if (to.length == 2 && pen.length == 2 && path.size() < MAX_PATH) {
            path.add(new double[] {pen[0], pen[1], to[0], to[1], 0});
        }
        pen = to;
    }

    private void drawn(boolean stroked) {
        for (double[] each : path) {
            Point2D from = place(each[0], each[1]);
            Point2D to = place(each[2], each[3]);
            double x1 = from.getX();
            double y1 = from.getY();
            double x2 = to.getX();
            double y2 = to.getY();
            rules.add(x1, y1, x2, y2);
            if (stroked && each[4] == 1 && Math.abs(x2 - x1) > 3 && Math.abs(y2 - y1) > 3) {
                rules.add(x1, y1, x2, y1);
                rules.add(x1, y2, x2, y2);
                rules.add(x1, y1, x1, y2);
                rules.add(x2, y1, x2, y2);
            }
        }
        path.clear();
    }

    /** In points from the upper left corner, as text is. */
    private Point2D place(double x, double y) {
        PDRectangle box = getCurrentPage().getCropBox();
        Point2D.Float point = transformedPoint((float) x, (float) y);
        return new Point2D.Double(
                point.getX() - box.getLowerLeftX(), box.getHeight() - (point.getY() - box.getLowerLeftY()));
    }
}
