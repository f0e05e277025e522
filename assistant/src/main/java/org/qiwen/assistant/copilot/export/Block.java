package org.qiwen.assistant.copilot.export;

import java.util.List;
import java.util.Objects;

/** One thing below another on a sheet. */
public sealed interface Block {
    void accept(Visitor visitor);

    /** What is done with each kind of block. */
    interface Visitor {
        void heading(Heading heading);

        void paragraph(Paragraph paragraph);

        void listing(Listing listing);

        void table(Table table);

        void lines(WritingLines lines);

        void box(Box box);

        void pageBreak();
    }

    /** A heading that readers can navigate by. @param level 1 to 3 */
    record Heading(int level, Text text) implements Block {
        public Heading {
            if (level < 1 || level > 3) {
                throw new IllegalArgumentException("level must be 1..3, was " + level);
            }
            Objects.requireNonNull(text, "text");
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.heading(this);
        }
    }

    /** What a paragraph is for. */
    enum Tone {
        BODY,
        /** Small and soft: a remark beside the matter. */
        NOTE,
        /** The one sentence a page is about, large. */
        LEAD
    }

    record Paragraph(Text text, Tone tone) implements Block {
        public Paragraph {
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(tone, "tone");
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.paragraph(this);
        }
    }

    record Listing(boolean numbered, List<Text> items) implements Block {
        public Listing {
            items = List.copyOf(items);
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.listing(this);
        }
    }

    /**
     * A table over the whole width. Rows that are short of cells are filled up with empty ones.
     *
     * @param widths of the columns, in any unit: only their proportions matter; each at least 1
     * @param headers how many of the first rows are repeated on every page
     */
    record Table(List<Integer> widths, int headers, List<Row> rows) implements Block {
        public Table {
            widths = List.copyOf(widths);
            rows = List.copyOf(rows);
            if (widths.isEmpty() || widths.stream().anyMatch(width -> width < 1)) {
                throw new IllegalArgumentException("widths must be at least one, each 1 or more, were " + widths);
            }
            if (headers < 0 || headers > rows.size()) {
                throw new IllegalArgumentException("headers must be 0.." + rows.size() + ", was " + headers);
            }
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.table(this);
        }
    }

    record Row(List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }

        public static Row of(String... cells) {
            return new Row(List.of(cells).stream().map(Cell::of).toList());
        }
    }

    /**
     * @param across how many columns it takes, 1 or more
     * @param down how many rows it takes, 1 or more
     * @param lines lines of handwriting that must fit below the text, 0 or more
     */
    record Cell(List<Text> paragraphs, int across, int down, int lines) {
        public Cell {
            paragraphs = List.copyOf(paragraphs);
            if (across < 1 || down < 1 || lines < 0) {
                throw new IllegalArgumentException("a cell takes 1 or more columns and rows, 0 or more lines; was "
                        + across + ", " + down + ", " + lines);
            }
        }

        public static Cell of(String plain) {
            return of(Text.of(plain));
        }

        public static Cell of(Text... paragraphs) {
            return new Cell(List.of(paragraphs), 1, 1, 0);
        }

        /** An empty cell to write in. */
        public static Cell blank(int lines) {
            return new Cell(List.of(), 1, 1, lines);
        }

        public Cell across(int columns) {
            return new Cell(paragraphs, columns, down, lines);
        }

        public Cell down(int rows) {
            return new Cell(paragraphs, across, rows, lines);
        }
    }

    /** Ruled lines to write on. @param count 1 to 40 */
    record WritingLines(int count) implements Block {
        public WritingLines {
            if (count < 1 || count > 40) {
                throw new IllegalArgumentException("count must be 1..40, was " + count);
            }
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.lines(this);
        }
    }

    /** A framed part of the sheet. @param blocks paragraphs, lists and lines only */
    record Box(Text title, List<Block> blocks) implements Block {
        public Box {
            blocks = List.copyOf(blocks);
            if (!blocks.stream()
                    .allMatch(block ->
                            block instanceof Paragraph || block instanceof Listing || block instanceof WritingLines)) {
                throw new IllegalArgumentException("a box holds paragraphs, lists and lines only");
            }
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.box(this);
        }
    }

    record PageBreak() implements Block {
        @Override
        public void accept(Visitor visitor) {
            visitor.pageBreak();
        }
    }

    static Block heading(int level, String text) {
        return new Heading(level, Text.of(text));
    }

    static Block paragraph(String text) {
        return new Paragraph(Text.of(text), Tone.BODY);
    }

    static Block paragraph(Text text) {
        return new Paragraph(text, Tone.BODY);
    }

    static Block note(String text) {
        return new Paragraph(Text.of(text), Tone.NOTE);
    }

    static Block lead(String text) {
        return new Paragraph(Text.of(text), Tone.LEAD);
    }

    static Block bullets(List<String> items) {
        return new Listing(false, Text.each(items));
    }

    static Block numbers(List<String> items) {
        return new Listing(true, Text.each(items));
    }
}
