package org.qiwen.assistant.copilot.export.pdf;

/** Makes a text out of what the bundled fonts have: what they have not becomes □, what is invisible goes. */
final class Printable {
    private Printable() {}

    static String of(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (point == '\t') {
                printable.append(' ');
            } else if (BundledFont.SONG.has(point)) {
                printable.appendCodePoint(point);
            } else if (isSeen(point)) {
                printable.append('□');
            }
        });
        return printable.toString();
    }

    private static boolean isSeen(int point) {
        int type = Character.getType(point);
        return type != Character.FORMAT
                && type != Character.NON_SPACING_MARK
                && type != Character.ENCLOSING_MARK
                && !(point >= 0xfe00 && point <= 0xfe0f);
    }
}
