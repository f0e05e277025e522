package org.qiwen.ingestion.parse.child.pdf;

import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.qiwen.ingestion.parse.child.document.Pictures;
import org.qiwen.ingestion.parse.child.document.Refused;

/** Draws a page for OCR: 300 dots an inch, as Tesseract's makers advise, less for pages larger than A4. */
final class RecognizedPage {
    private static final float DPI = 300;

    /** Dots drawn at most. Our choice: A4 at 300 an inch has 8.7 million. */
    private static final double MAX_DOTS = 9_000_000;

    private static final float POINTS_PER_INCH = 72;

    private RecognizedPage() {}

    static String text(Pictures pictures, PDDocument document, int number) throws IOException, Refused {
        PDRectangle box = document.getPage(number - 1).getCropBox();
        double inches = (double) box.getWidth() * box.getHeight() / (POINTS_PER_INCH * POINTS_PER_INCH);
        float dpi = (float) Math.max(20, Math.min(DPI, Math.sqrt(MAX_DOTS / Math.max(1, inches))));
        PDFRenderer renderer = new PDFRenderer(document);
        renderer.setSubsamplingAllowed(true);
        return pictures.read(() -> renderer.renderImageWithDPI(number - 1, dpi, ImageType.GRAY));
    }
}
