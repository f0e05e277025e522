package org.qiwen.assistant.inquiry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of evidence.
 *
 * @param materials what it takes, each with its number; empty for what is only shown or told
 * @param instead the record for whoever has no material at hand, or null
 * @param table data, or null
 * @param figures ids of figures that belong to it
 * @param notice the question that goes with it; may be empty
 * @param supports ids of ideas it speaks for
 * @param against ids of misconceptions it speaks against
 * @param reveals ids of ideas its text gives away
 */
public record Evidence(
        String id,
        Kind kind,
        String text,
        List<String> materials,
        @Nullable String instead,
        @Nullable Table table,
        List<String> figures,
        String notice,
        List<String> supports,
        List<String> against,
        List<String> reveals) {
    public Evidence {
        notice = Authored.text(notice);
        materials = Authored.copy(materials);
        figures = Authored.copy(figures);
        supports = Authored.copy(supports);
        against = Authored.copy(against);
        reveals = Authored.copy(reveals);
    }

    /** How the evidence is met. */
    public enum Kind {
        DO,
        SHOW,
        DATA,
        READ
    }

    /** Every row has as many cells as there are columns. */
    public record Table(List<String> columns, List<List<String>> rows) {
        public Table {
            columns = Authored.copy(columns);
            rows = Authored.copy(rows);
        }
    }
}
