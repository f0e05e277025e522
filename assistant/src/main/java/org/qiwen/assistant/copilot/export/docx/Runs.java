package org.qiwen.assistant.copilot.export.docx;

import java.util.function.Consumer;
import org.apache.poi.xwpf.usermodel.UnderlinePatterns;
import org.apache.poi.xwpf.usermodel.VerticalAlign;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFonts;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTR;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STHint;
import org.qiwen.assistant.copilot.export.Run;
import org.qiwen.assistant.copilot.export.RunStyle;
import org.qiwen.assistant.copilot.export.Text;

/**
 * Words in a paragraph. Symbols that 宋体 has no glyph for (⇌, ₂ and their like) stand in runs of their own that name a
 * font with them, and quotation marks and dots carry the East Asian hint: without it Word sets “” half as wide.
 */
final class Runs {
    /** Windows has both since version 7; elsewhere the reader's own choice takes over. */
    private static final String SYMBOLS = "Segoe UI Symbol";

    private static final String LATIN = "Times New Roman";

    private Runs() {}

    static void add(XWPFParagraph paragraph, Text text) {
        for (Run run : text.runs()) {
            split(run.text(), part -> one(paragraph, part, run.style()));
        }
    }

    private static void one(XWPFParagraph paragraph, String words, RunStyle style) {
        XWPFRun run = paragraph.createRun();
        font(run.getCTR(), words, style);
        switch (style) {
            case BOLD -> run.setBold(true);
            case SUBSCRIPT -> run.setSubscript(VerticalAlign.SUBSCRIPT);
            case SUPERSCRIPT -> run.setSubscript(VerticalAlign.SUPERSCRIPT);
            case UNSUPPORTED -> {
                run.setUnderline(UnderlinePatterns.DASH);
                run.setColor("B4611A");
            }
            case CONTRADICTED -> {
                run.setUnderline(UnderlinePatterns.WAVE);
                run.setBold(true);
                run.setColor("A3362C");
            }
            case PLAIN, FORMULA -> {}
        }
        String[] lines = words.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (i > 0) {
                run.addBreak();
            }
            run.setText(lines[i].replace('\t', ' '));
        }
    }

    private static void font(CTR run, String words, RunStyle style) {
        CTRPr properties = run.isSetRPr() ? run.getRPr() : run.addNewRPr();
        if (isSymbol(words.codePointAt(0))) {
            CTFonts fonts = properties.addNewRFonts();
            fonts.setAscii(SYMBOLS);
            fonts.setHAnsi(SYMBOLS);
            fonts.setEastAsia(SYMBOLS);
            fonts.setCs(SYMBOLS);
        } else if (isRaised(words.codePointAt(0)) || style == RunStyle.FORMULA) {
            CTFonts fonts = properties.addNewRFonts();
            fonts.setAscii(LATIN);
            fonts.setHAnsi(LATIN);
            fonts.setCs(LATIN);
        } else {
            properties.addNewRFonts().setHint(STHint.EAST_ASIA);
        }
    }

    /** Hands over parts of one kind each: plain, symbols, raised or lowered figures. Never an empty part. */
    private static void split(String words, Consumer<String> parts) {
        int start = 0;
        int kind = -1;
        for (int i = 0; i < words.length(); i += Character.charCount(words.codePointAt(i))) {
            int point = words.codePointAt(i);
            int here = isSymbol(point) ? 1 : isRaised(point) ? 2 : 0;
            if (here != kind && i > start) {
                parts.accept(words.substring(start, i));
                start = i;
            }
            kind = here;
        }
        if (start < words.length()) {
            parts.accept(words.substring(start));
        }
    }

    private static boolean isRaised(int point) {
        return point >= 0x2070 && point <= 0x209f;
    }

    /** Arrows and operators outside GB 2312, which 宋体 covers; box drawing and ① to ⑩ are in it. */
    private static boolean isSymbol(int point) {
        return point >= 0x2190 && point <= 0x23ff && "→←↑↓∈∏∑√∝∞∠∥∧∨∩∪∫∮∴∵∶∷∽≈≌≠≡≤≥≮≯⊙⊥⌒".indexOf(point) < 0
                || point >= 0x2610 && point <= 0x2bff && "♀♂".indexOf(point) < 0
                || point > 0x1f000 && point < 0x20000;
    }
}
