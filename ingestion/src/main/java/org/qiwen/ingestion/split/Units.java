package org.qiwen.ingestion.split;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiwen.ingestion.parse.Block;

/**
 * The smallest stretches that are kept whole: sentences, rows of a table, lines of code or of a displayed formula. One that
 * alone is above the maximum is parted at the ends of clauses, at worst between two characters. Pure.
 */
final class Units {
    /** Where a sentence that is too long may be parted, best first. */
    private static final List<String> CLAUSE_ENDS = List.of("；;\n", "，,：:", "、 \t|");

    private final String text;
    private final TokenSizes sizes;
    private final int max;

    Units(String text, TokenSizes sizes, int max) {
        this.text = text;
        this.sizes = sizes;
        this.max = max;
    }

    /** The units of a block; a table or displayed formula that fits is one. */
    List<Span> of(Block block) {
        boolean lines = block.type() == Block.Type.TABLE || block.type() == Block.Type.VERBATIM;
        if (lines && sizes.of(block.start(), block.end()) <= max) {
            Block rows = block.type() == Block.Type.TABLE ? block : null;
            return List.of(new Span(block.start(), block.end(), block.page(), true, null, rows));
        }
        return lines ? lines(block) : sentences(block);
    }

    /** The rows of a table or lines of a formula; each row but the first knows the first. */
    List<Span> lines(Block block) {
        List<Span> units = new ArrayList<>();
        @Nullable String header = null;
        int start = block.start();
        while (start < block.end()) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 || newline >= block.end() ? block.end() : newline + 1;
            for (Span piece : pieces(block, start, end)) {
                units.add(new Span(piece.start(), piece.end(), piece.page(), piece.closesBlock(), header, null));
                if (header == null && block.type() == Block.Type.TABLE) {
                    header = header(start, end);
                }
            }
            start = end;
        }
        return units;
    }

    private String header(int start, int end) {
        return Headline.cut(text.substring(start, end).strip());
    }

    private List<Span> sentences(Block block) {
        List<Span> units = new ArrayList<>();
        int start = block.start();
        for (int end : Sentences.ends(text, block.start(), block.end())) {
            units.addAll(pieces(block, start, end));
            start = end;
        }
        return units;
    }

    private List<Span> pieces(Block block, int start, int end) {
        List<Span> pieces = new ArrayList<>();
        int from = start;
        while (sizes.of(from, end) > max) {
            int cut = clauseEnd(from, sizes.fit(from, end, max));
            pieces.add(Span.of(block, from, cut));
            from = cut;
        }
        if (from < end) {
            pieces.add(Span.of(block, from, end));
        }
        return pieces;
    }

    /** The last end of a clause in the second half of the piece, outside formulas; else the piece's end. */
    private int clauseEnd(int start, int end) {
        int half = start + (end - start) / 2;
        int[] last = new int[CLAUSE_ENDS.size()];
        int i = start;
        while (i < end) {
            int after = Formulas.end(text, i, text.length());
            if (after > end) {
                return i > half ? i : best(last, end);
            }
            if (after == i) {
                after = i + 1;
                if (after > half) {
                    note(text.charAt(i), after, last);
                }
            }
            i = after;
        }
        return best(last, end);
    }

    private static void note(char c, int after, int[] last) {
        for (int kind = 0; kind < last.length; kind++) {
            if (CLAUSE_ENDS.get(kind).indexOf(c) >= 0) {
                last[kind] = after;
            }
        }
    }

    private static int best(int[] last, int otherwise) {
        for (int offset : last) {
            if (offset > 0) {
                return offset;
            }
        }
        return otherwise;
    }
}
