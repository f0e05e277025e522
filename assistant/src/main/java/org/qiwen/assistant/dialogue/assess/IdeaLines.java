package org.qiwen.assistant.dialogue.assess;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.qiwen.assistant.dialogue.reading.Bigrams;
import org.qiwen.assistant.dialogue.reading.Language;
import org.qiwen.assistant.inquiry.Expectation;
import org.qiwen.assistant.inquiry.Relation;

/** An expectation with its lines read once, because every message is held against them. Immutable. */
record IdeaLines(
        Expectation idea,
        List<List<Relation>> claim,
        List<List<Relation>> conflict,
        Map<String, List<Relation>> atoms,
        Map<Relation, String> texts,
        List<Bigrams> partial,
        List<Bigrams> nearMiss) {

    static IdeaLines of(Expectation idea, Language language) {
        Map<String, List<Relation>> atoms = new LinkedHashMap<>();
        idea.atoms().keySet().forEach(id -> atoms.put(id, idea.atom(id)));
        Map<Relation, String> texts = new LinkedHashMap<>();
        idea.claim().stream().flatMap(List::stream).forEach(text -> texts.put(Relation.parse(text), text));
        idea.atoms().values().stream().flatMap(List::stream).forEach(text -> texts.put(Relation.parse(text), text));
        return new IdeaLines(
                idea,
                idea.claimLines(),
                idea.conflictLines(),
                atoms,
                texts,
                idea.partial().stream().map(p -> language.pairs(p.says())).toList(),
                idea.nearMiss().stream().map(n -> language.pairs(n.says())).toList());
    }

    /** The first named part that none of these relations says, if any part asks for itself. */
    String missing(Collection<Relation> said) {
        return idea.missingAsk().keySet().stream()
                .filter(id -> atoms.getOrDefault(id, List.of()).stream().noneMatch(said::contains))
                .findFirst()
                .orElse("");
    }
}
