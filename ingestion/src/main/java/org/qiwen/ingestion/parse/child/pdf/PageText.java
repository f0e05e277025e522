package org.qiwen.ingestion.parse.child.pdf;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
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

    private final int number;
    private final List<Line> lines = new ArrayList<>();
    private LineBuilder line = new LineBuilder();
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
        return lines;
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
        line = new LineBuilder();
    }

    /** Pictures are not needed and may be huge. */
    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        if (operator.getName().equals("BI")) {
            return;
        }
        super.processOperator(operator, operands);
    }
}
