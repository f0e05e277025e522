package org.qiwen.ingestion.split;

import java.lang.Character.UnicodeScript;
import java.util.Locale;

/** Tells Chinese from English by the letters of a text. Pure. */
public final class Script {
    /** So many letters of a word written in Latin weigh as much as one Chinese character. */
    private static final double LETTERS = 4;

    /** Enough of a long text to know. Our choice. */
    private static final int SAMPLE = 20_000;

    /** A text of one script has less of the other than this: names, units and formulas stand in any. Our choice. */
    private static final double FEW = 0.02;

    private static final double MOST = 0.5;

    /** A few letters, such as units among figures, say nothing of a document's language. Our choice. */
    private static final int ENOUGH_LETTERS = 100;

    private static final int KANA_SHARE = 10;

    private Script() {}

    /** Language of a stretch of a document; the document's own where the letters do not speak against it. */
    public static Locale languageOf(String text, Locale document) {
        double chinese = chineseShare(text);
        if (Double.isNaN(chinese)) {
            return document;
        }
        if (isChinese(document)) {
            return chinese >= MOST ? document : Locale.ENGLISH;
        }
        return chinese > MOST ? Locale.SIMPLIFIED_CHINESE : document;
    }

    /**
     * Language of a whole document: the declared one, unless nearly all its letters are another's, as when a school that
     * hands in Chinese files hands in an English one.
     */
    public static Locale languageOfAll(String text, Locale declared) {
        String sample = text.substring(0, Math.min(text.length(), SAMPLE));
        if (sample.chars().filter(Character::isLetter).limit(ENOUGH_LETTERS).count() < ENOUGH_LETTERS) {
            return declared;
        }
        double chinese = chineseShare(sample);
        if (isChinese(declared) && chinese < FEW) {
            return Locale.ENGLISH;
        }
        if (declared.getLanguage().equals("en") && chinese > MOST) {
            return Locale.SIMPLIFIED_CHINESE;
        }
        return declared;
    }

    private static boolean isChinese(Locale locale) {
        return locale.getLanguage().equals("zh");
    }

    /** Share of Chinese among what is written, 0 to 1; not a number without letters and for Japanese. */
    private static double chineseShare(String text) {
        long han = 0;
        long latin = 0;
        long kana = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                latin += Character.isLetter(c) ? 1 : 0;
            } else {
                UnicodeScript script = UnicodeScript.of(c);
                han += script == UnicodeScript.HAN ? 1 : 0;
                kana += script == UnicodeScript.HIRAGANA || script == UnicodeScript.KATAKANA ? 1 : 0;
            }
        }
        return kana * KANA_SHARE > han && kana > 0 ? Double.NaN : han / (han + latin / LETTERS);
    }
}
