package org.qiwen.ingestion.parse.child.pdf;

import java.io.IOException;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/** Tells a scanned page from an empty one: it holds a picture of some size. */
final class Scan {
    /** Dots of a picture that may hold words: a strip of 400 by 100. Our choice. */
    private static final long ENOUGH_DOTS = 40_000;

    private static final int MAX_DEPTH = 5;
    private static final int MAX_OBJECTS = 200;

    private Scan() {}

    static boolean looksLikeOne(PDPage page) throws IOException {
        PDResources resources = page.getResources();
        return resources != null && hasPicture(resources, 0);
    }

    private static boolean hasPicture(PDResources resources, int depth) throws IOException {
        int looked = 0;
        for (COSName name : resources.getXObjectNames()) {
            if (looked++ > MAX_OBJECTS) {
                return false;
            }
            PDXObject object = resources.getXObject(name);
            if (object instanceof PDImageXObject image && (long) image.getWidth() * image.getHeight() >= ENOUGH_DOTS) {
                return true;
            }
            if (object instanceof PDFormXObject form && depth < MAX_DEPTH) {
                PDResources inner = form.getResources();
                if (inner != null && hasPicture(inner, depth + 1)) {
                    return true;
                }
            }
        }
        return false;
    }
}
