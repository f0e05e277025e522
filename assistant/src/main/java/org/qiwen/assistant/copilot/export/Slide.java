package org.qiwen.assistant.copilot.export;

import java.util.List;
import java.util.Objects;

/** One slide; its title is at its top and in the outline, its notes are for the teacher alone. */
public sealed interface Slide {
    String title();

    String notes();

    void accept(Visitor visitor);

    /** What is done with each kind of slide. */
    interface Visitor {
        void cover(Cover cover);

        void statement(Statement statement);

        void points(Points points);

        void grid(Grid grid);
    }

    /** The first slide. */
    record Cover(String title, String subtitle, String notes) implements Slide {
        public Cover {
            title = CleanText.of(title);
            subtitle = CleanText.of(subtitle);
            notes = CleanText.of(notes);
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.cover(this);
        }
    }

    /** One sentence, as large as it fits: the phenomenon, the driving question. @param below a smaller line; may be empty */
    record Statement(String title, Text sentence, Text below, String notes) implements Slide {
        public Statement {
            title = CleanText.of(title);
            notes = CleanText.of(notes);
            Objects.requireNonNull(sentence, "sentence");
            Objects.requireNonNull(below, "below");
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.statement(this);
        }
    }

    /** A few points below each other; what does not fit goes on on a further slide. */
    record Points(String title, List<Text> points, boolean numbered, String notes) implements Slide {
        public Points {
            title = CleanText.of(title);
            notes = CleanText.of(notes);
            points = List.copyOf(points);
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.points(this);
        }
    }

    /** A table; rows that do not fit go on on a further slide, with the header again. */
    record Grid(String title, Block.Table table, String notes) implements Slide {
        public Grid {
            title = CleanText.of(title);
            notes = CleanText.of(notes);
            Objects.requireNonNull(table, "table");
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.grid(this);
        }
    }
}
