package org.qiwen.ingestion.parse.child.pdf;

/**
 * A printed line; lengths in points, y from the top of the page.
 *
 * @param text words, with {@code  | } where columns of a table part
 * @param left left end
 * @param right right end
 * @param y of its base line
 * @param size of most of its characters
 * @param bold whether most of it is bold
 * @param columns number of stretches with wide gaps between
 */
record Line(int page, String text, double left, double right, double y, double size, boolean bold, int columns) {
    double width() {
        return right - left;
    }
}
