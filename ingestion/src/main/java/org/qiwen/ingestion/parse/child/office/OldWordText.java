package org.qiwen.ingestion.parse.child.office;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.apache.poi.hwpf.model.Ffn;
import org.apache.poi.hwpf.usermodel.CharacterRun;
import org.apache.poi.hwpf.usermodel.Range;
import org.qiwen.ingestion.parse.child.math.Scripts;

/**
 * The words of a DOC file: deleted and hidden text out, raised and lowered characters as text, of fields what they show. A
 * field may go over several paragraphs, so one object reads a whole story in its order.
 */
final class OldWordText {
    private static final char FIELD_BEGIN = 0x13;
    private static final char FIELD_RESULT = 0x14;
    private static final char FIELD_END = 0x15;
    private static final char NOTE = 0x02;
    private static final char NO_BREAK_HYPHEN = 0x1E;

    private final WordFields fields = new WordFields();
    private final IntPredicate isFormula;
    private List<Integer> notes = new ArrayList<>();

    /** @param isFormula whether the object of a number is one of an equation editor */
    OldWordText(IntPredicate isFormula) {
        this.isFormula = isFormula;
    }

    /** Whether a formula was seen that is an object of another program. */
    boolean hasPictureFormula() {
        return fields.hasPictureFormula();
    }

    /** Where the marks of notes stood in what was read since the last call. */
    List<Integer> takeNotes() {
        List<Integer> taken = notes;
        notes = new ArrayList<>();
        return taken;
    }

    /** The words of a paragraph. Marks of its end and of cells' ends are left out. */
    String read(Range paragraph) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < paragraph.numCharacterRuns(); i++) {
            CharacterRun run = paragraph.getCharacterRun(i);
            if (!run.isMarkedDeleted()) {
                text.append(raised(run.getSubSuperScriptIndex(), words(run)));
            }
        }
        return text.toString();
    }

    private static String raised(int kind, String plain) {
        return kind == 1 ? Scripts.superscript(plain) : kind == 2 ? Scripts.subscript(plain) : plain;
    }

    private String words(CharacterRun run) {
        if (run.isSymbol()) {
            Ffn font = run.getSymbolFont();
            return run.isVanished()
                    ? ""
                    : fields.text(SymbolFont.text(
                            font == null ? "" : String.valueOf(font.getMainFontName()), run.getSymbolCharacter()));
        }
        StringBuilder words = new StringBuilder();
        String characters = run.text();
        for (int i = 0; i < characters.length(); i++) {
            char c = characters.charAt(i);
            switch (c) {
                case FIELD_BEGIN -> fields.begin();
                case FIELD_RESULT -> {
                    if (run.isOle2() && isFormula.test(run.getPicOffset())) {
                        fields.separateFormula();
                    } else {
                        fields.separate();
                    }
                }
                case FIELD_END -> words.append(fields.end());
                case NOTE -> {
                    if (run.isSpecialCharacter() && fields.isShown()) {
                        notes.add(run.getStartOffset() + i);
                        words.append("［").append(notes.size()).append("］");
                    }
                }
                default -> {
                    // Codes of fields may be hidden and count all the same.
                    if (!run.isVanished() || !fields.isShown()) {
                        words.append(fields.text(visible(c, run)));
                    }
                }
            }
        }
        return words.toString();
    }

    /** A character as text: marks of ends, of pictures and of comments are none. */
    private static String visible(char c, CharacterRun run) {
        if (c >= 0xF000 && c <= 0xF0FF) {
            return SymbolFont.text(String.valueOf(run.getFontName()), c);
        }
        return switch (c) {
            case 0x0B, 0x0C, 0x0E -> "\n";
            case NO_BREAK_HYPHEN -> "-";
            case '\t' -> "\t";
            default -> c < ' ' ? "" : String.valueOf(c);
        };
    }
}
