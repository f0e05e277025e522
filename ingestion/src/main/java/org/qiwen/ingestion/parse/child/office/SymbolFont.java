package org.qiwen.ingestion.parse.child.office;

import java.util.Locale;

/** Characters of Windows' symbol fonts, which stand in the private area of Unicode. */
final class SymbolFont {
    /** Adobe's Symbol encoding from 0x40 on; a space where a school text has no use for the sign. */
    private static final String SYMBOL = "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_ αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}~";

    private static final String SYMBOL_HIGH = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…  ↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇   ∏√⋅¬∧∨⇔⇐⇑⇒⇓";

    private SymbolFont() {}

    /** A text in a font, with what the font draws in the place of characters of the private area. */
    static String in(String font, String text) {
        if (text.chars().noneMatch(c -> c >= 0xF000 && c <= 0xF0FF)) {
            return text;
        }
        StringBuilder all = new StringBuilder();
        text.chars().forEach(c -> all.append(c >= 0xF000 && c <= 0xF0FF ? text(font, c) : String.valueOf((char) c)));
        return all.toString();
    }

    /** The Unicode text of a character; a bullet's or an unknown sign's is empty. */
    static String text(String font, int code) {
        int plain = code >= 0xF000 ? code - 0xF000 : code;
        if (font.toLowerCase(Locale.ROOT).startsWith("symbol")) {
            if (plain >= 0x40 && plain < 0x40 + SYMBOL.length()) {
                return String.valueOf(SYMBOL.charAt(plain - 0x40)).strip();
            }
            if (plain >= 0xA0 && plain < 0xA0 + SYMBOL_HIGH.length()) {
                return String.valueOf(SYMBOL_HIGH.charAt(plain - 0xA0)).strip();
            }
            return plain >= 0x20 && plain < 0x40 ? String.valueOf((char) plain) : "";
        }
        return code >= 0xE000 && code <= 0xF8FF ? "" : Character.toString(code);
    }
}
