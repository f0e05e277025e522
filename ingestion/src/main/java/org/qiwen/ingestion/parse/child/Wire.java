package org.qiwen.ingestion.parse.child;

/**
 * The words between parent and child, over the child's standard input and output; all numbers big-endian.
 *
 * <p>A request is one of {@link #PARSE} or {@link #UNPACK}, the name, for {@code UNPACK} the target directory, then the
 * document in chunks (length, bytes) ended by a length of 0, or of {@link #CANCELLED} when it is not to be read after all.
 * Strings are a length in bytes and UTF-8. An answer is a row of frames (kind, length of the payload, payload), the last of
 * which is {@link #DONE}. The parent checks every frame: whoever speaks for the child may have been taken over by a document.
 */
public final class Wire {
    public static final int PARSE = 1;
    public static final int UNPACK = 2;
    public static final int CANCELLED = -1;

    /** The child is ready; once, before the first answer. */
    public static final int HELLO = 1;
    /** Kind of block (byte), level (byte), page (int, 0 for none), text. */
    public static final int BLOCK = 2;
    /** Title in the file's metadata: text. */
    public static final int TITLE = 3;
    /** A field of the front matter: shape (byte: 0 one value, 1 list, 2 else), name, count (int), values. */
    public static final int FIELD = 4;
    /** Name of a remark, detail. */
    public static final int NOTE = 5;
    /** An unpacked file: name inside the archive, name in the target directory. */
    public static final int FILE = 6;
    /** A file that was not unpacked: name inside the archive, name of the reason, detail. */
    public static final int SKIPPED = 7;
    /** Name of the reason, detail. */
    public static final int REFUSED = 8;
    /** So many pages (int) are going to be read by OCR: more time is needed. */
    public static final int OCR = 9;
    /** Peak of the process's memory (long, kilobytes; 0 unknown), flags (byte). */
    public static final int DONE = 10;

    /** Flag of {@link #DONE}: headings are marked in the file. */
    public static final int HEADINGS_MARKED = 1;
    /** Flag of {@link #DONE}: the child ends itself now; a fresh one is needed. */
    public static final int LAST_WORDS = 2;

    private Wire() {}
}
