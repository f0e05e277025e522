package org.qiwen.ingestion.store;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** Filters as Lucene queries. Values become terms as they are: nothing in them is read as syntax. */
final class LuceneFilters {
    private LuceneFilters() {}

    /** The passages that {@code filter} lets through. */
    static Query passages(PassageFilter filter) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        all.add(type(PassageFields.PASSAGE), BooleanClause.Occur.FILTER);
        any(all, PassageFields.LOCALE, Set.of(filter.locale().toLanguageTag()));
        any(all, PassageFields.KIND, names(filter.kinds()));
        any(all, PassageFields.DISCIPLINE, filter.disciplines());
        any(all, PassageFields.INQUIRY, filter.inquiries());
        any(all, PassageFields.NATURE, names(filter.natures()));
        any(all, PassageFields.DOCUMENT_ID, filter.documents());
        if (!filter.stages().isEmpty()) {
            Set<String> stages = new LinkedHashSet<>(filter.stages());
            stages.add(PassageFields.ANY_STAGE);
            any(all, PassageFields.STAGE, stages);
        }
        if (!filter.owners().isEmpty()) {
            Set<String> owners = new LinkedHashSet<>();
            owners.add(PassageFields.OF_HOUSE);
            filter.owners().forEach(owner -> owners.add(PassageFields.owner(owner)));
            any(all, PassageFields.OWNER, owners);
        }
        return all.build();
    }

    static Query type(String type) {
        return new TermQuery(new Term(PassageFields.TYPE, type));
    }

    private static void any(BooleanQuery.Builder all, String field, Set<String> values) {
        if (!values.isEmpty()) {
            List<BytesRef> terms = values.stream().map(BytesRef::new).toList();
            all.add(new TermInSetQuery(field, terms), BooleanClause.Occur.FILTER);
        }
    }

    private static Set<String> names(Set<? extends Enum<?>> values) {
        Set<String> names = new LinkedHashSet<>();
        values.forEach(value -> names.add(value.name()));
        return names;
    }
}
