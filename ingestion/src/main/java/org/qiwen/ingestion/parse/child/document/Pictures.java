package org.qiwen.ingestion.parse.child.document;

import java.awt.image.BufferedImage;
import java.io.IOException;

/** Reads the words on pictures; {@code Tesseract} does, or nobody. */
public interface Pictures {

    /** Draws a page when it is its turn. */
    interface Page {
        BufferedImage draw() throws IOException;
    }

    /** Whether there is a program that can. */
    boolean canRead();

    /** Says that so many pages are coming, so that more time is allowed; the number that may really be read. */
    int begin(int pages);

    /**
     * The words of one page, with an empty line between paragraphs; empty when there are none.
     *
     * @throws Refused when the page takes too long or the program fails
     */
    String read(Page page) throws IOException, Refused;
}
