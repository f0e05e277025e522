package org.qiwen.ingestion.parse.child.ocr;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.qiwen.ingestion.parse.child.document.Draft;
import org.qiwen.ingestion.parse.child.document.Pictures;
import org.qiwen.ingestion.parse.child.document.Reader;
import org.qiwen.ingestion.parse.child.document.Refused;
import org.qiwen.ingestion.parse.child.document.Refused.Why;
import org.qiwen.ingestion.parse.child.document.Source;

/** A photographed or scanned page as a picture of its own. */
public final class PictureReader implements Reader {
    /** Dots of a picture at most: a page of A4 at 300 dots an inch has 9 million. Larger ones are read coarser. Our choice. */
    private static final long MAX_DOTS = 12_000_000;

    private final Pictures pictures;

    public PictureReader(Pictures pictures) {
        this.pictures = pictures;
    }

    @Override
    public void read(Source source, Draft draft) throws Refused, IOException {
        if (!pictures.canRead()) {
            throw new Refused(
                    Why.NO_TEXT,
                    "is a picture without text; install tesseract-ocr and tesseract-ocr-chi-sim to have it read");
        }
        pictures.begin(1);
        String text = pictures.read(() -> image(source));
        RecognizedText.add(text, 0, draft);
        if (draft.isEmpty()) {
            throw new Refused(Why.NO_TEXT, "is a picture on which no text was found");
        }
        draft.note(Draft.Remark.READ_BY_OCR, "1");
    }

    private static BufferedImage image(Source source) throws IOException {
        ImageIO.setUseCache(false);
        try (InputStream in = source.open();
                ImageInputStream stream = ImageIO.createImageInputStream(in)) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                throw new IOException("no reader for this picture");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(stream, true, true);
                long dots = (long) reader.getWidth(0) * reader.getHeight(0);
                int step = (int) Math.max(1, Math.ceil(Math.sqrt((double) dots / MAX_DOTS)));
                ImageReadParam param = reader.getDefaultReadParam();
                param.setSourceSubsampling(step, step, 0, 0);
                return reader.read(0, param);
            } finally {
                reader.dispose();
            }
        }
    }
}
