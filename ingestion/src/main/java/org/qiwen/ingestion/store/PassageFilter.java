package org.qiwen.ingestion.store;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.qiwen.ingestion.parse.DocumentKind;
import org.qiwen.ingestion.split.Nature;

/**
 * Which passages may be found. An empty set does not narrow; a set of values means any of them.
 *
 * @param locale language of the passages, always given: it decides the embedding model too
 * @param kinds what the document is for
 * @param stages stages the document is written for; a document for none in particular passes always
 * @param disciplines disciplines
 * @param inquiries ids of inquiries
 * @param natures evidence or explanation
 * @param documents ids of documents
 * @param owners ids of whom documents belong to, as they were handed in; a document of the house passes always
 */
public record PassageFilter(
        Locale locale,
        Set<DocumentKind> kinds,
        Set<String> stages,
        Set<String> disciplines,
        Set<String> inquiries,
        Set<Nature> natures,
        Set<String> documents,
        Set<String> owners) {

    public PassageFilter {
        kinds = Set.copyOf(kinds);
        stages = Set.copyOf(stages);
        disciplines = Set.copyOf(disciplines);
        inquiries = Set.copyOf(inquiries);
        natures = Set.copyOf(natures);
        documents = Set.copyOf(documents);
        owners = Set.copyOf(owners);
    }

    /** Every passage in a language. */
    public static PassageFilter in(Locale locale) {
        return new PassageFilter(locale, Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());
    }

    public PassageFilter kinds(DocumentKind... wanted) {
        return new PassageFilter(
                locale,
                new LinkedHashSet<>(Set.of(wanted)),
                stages,
                disciplines,
                inquiries,
                natures,
                documents,
                owners);
    }

    public PassageFilter stages(Set<String> wanted) {
        return new PassageFilter(locale, kinds, wanted, disciplines, inquiries, natures, documents, owners);
    }

    public PassageFilter disciplines(Set<String> wanted) {
        return new PassageFilter(locale, kinds, stages, wanted, inquiries, natures, documents, owners);
    }

    public PassageFilter inquiries(Set<String> wanted) {
        return new PassageFilter(locale, kinds, stages, disciplines, wanted, natures, documents, owners);
    }

    public PassageFilter natures(Nature... wanted) {
        return new PassageFilter(
                locale, kinds, stages, disciplines, inquiries, new LinkedHashSet<>(Set.of(wanted)), documents, owners);
    }

    public PassageFilter documents(Set<String> wanted) {
        return new PassageFilter(locale, kinds, stages, disciplines, inquiries, natures, wanted, owners);
    }

    public PassageFilter owners(Set<String> wanted) {
        return new PassageFilter(locale, kinds, stages, disciplines, inquiries, natures, documents, wanted);
    }
}
