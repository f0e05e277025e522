package org.qiwen.ingestion.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A filter as a condition on the table {@code passage}, named {@code p}. Its text is made of constants; every value is bound.
 */
final class PgFilter {
    private final StringBuilder condition = new StringBuilder("p.model = ? and p.locale = ?");
    private final List<Object> values = new ArrayList<>();

    PgFilter(PassageFilter filter, int model) {
        values.add(model);
        values.add(PgText.of(filter.locale().toLanguageTag()));
        any("p.kind = any(?)", names(filter.kinds()));
        any("(p.stages = '{}' or p.stages && ?::text[])", filter.stages());
        any("p.discipline = any(?)", filter.disciplines());
        any("p.inquiry = any(?)", filter.inquiries());
        any("p.nature = any(?)", names(filter.natures()));
        any("p.document = any(?)", filter.documents());
        any("(p.owner is null or p.owner = any(?))", filter.owners());
    }

    private void any(String test, Set<String> wanted) {
        if (!wanted.isEmpty()) {
            condition.append(" and ").append(test);
            values.add(PgText.all(wanted));
        }
    }

    private static Set<String> names(Set<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).collect(java.util.stream.Collectors.toSet());
    }

    /** The condition, with a placeholder a value. */
    String condition() {
        return condition.toString();
    }

    /** Whether language and model are all it asks for. */
    boolean isWide() {
        return values.size() == 2;
    }

    /** Binds the values from the parameter {@code first} on; returns the parameter after the last. */
    int bind(PreparedStatement statement, int first) throws SQLException {
        int next = first;
        for (Object value : values) {
            statement.setObject(next++, value);
        }
        return next;
    }
}
