package org.qiwen.assistant.copilot.export;

/**
 * Takes out of a text what no document may hold: control characters but line feed and tab (XML 1.0 has no way to write
 * them), lone surrogates and noncharacters, and the marks that turn the direction of writing round, which can make a line
 * read as what it is not (Unicode Technical Report 36). Everything else stays as it is, composed forms and all.
 */
final class CleanText {
    private CleanText() {}

    static String of(String text) {
        int dirty = 0;
        while (dirty < text.length() && isPlain(text.charAt(dirty))) {
            dirty++;
        }
        if (dirty == text.length()) {
            return text;
        }
        String unix = text.replace("\r\n", "\n")
                .replace('\r', '\n')
                .replace('\u2028', '\n')
                .replace('\u2029', '\n');
        StringBuilder clean = new StringBuilder(unix.length());
        unix.codePoints().filter(CleanText::isKept).forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c < 0x7f || c >= 0x3000 && c < 0xd800 || c >= 0xff01 && c < 0xfff0;
    }

    private static boolean isKept(int point) {
        if (point == '\n' || point == '\t') {
            return true;
        }
        return !Character.isISOControl(point)
                && Character.getType(point) != Character.SURROGATE
                && (point & 0xfffe) != 0xfffe
                && !(point >= 0xfdd0 && point <= 0xfdef)
                && !(point >= 0xfff0 && point <= 0xfffb)
                && point != 0xfeff
                && point != 0x061c
                && !(point >= 0x200e && point <= 0x200f)
                && !(point >= 0x202a && point <= 0x202e)
                && !(point >= 0x2060 && point <= 0x206f);
    }
}
