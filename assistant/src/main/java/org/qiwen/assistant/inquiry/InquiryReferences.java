package org.qiwen.assistant.inquiry;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks that every id an inquiry names exists in it and that every relation can be read. */
final class InquiryReferences {

    /** What is wrong, at a JSON pointer. */
    record Problem(String pointer, String message) {}

    private final Inquiry inquiry;
    private final Set<String> expectations;
    private final Set<String> evidence;
    private final Set<String> terms;
    private final List<Problem> problems = new ArrayList<>();

    private InquiryReferences(Inquiry inquiry) {
        this.inquiry = inquiry;
        this.expectations =
                inquiry.expectations().stream().map(Expectation::id).collect(Collectors.toUnmodifiableSet());
        this.evidence = inquiry.evidence().stream().map(Evidence::id).collect(Collectors.toUnmodifiableSet());
        this.terms = inquiry.lexicon().terms().keySet();
    }

    static List<Problem> check(Inquiry inquiry) {
        InquiryReferences references = new InquiryReferences(inquiry);
        references.lexicon();
        references.prediction();
        references.evidence();
        references.expectations();
        references.misconceptions();
        references.questions();
        references.closing();
        references.kind();
        return references.problems;
    }

    private void lexicon() {
        Set<String> seen = new HashSet<>();
        inquiry.lexicon().terms().forEach((term, forms) -> {
            for (String form : forms) {
                if (!seen.add(form)) {
                    add("/lexicon/terms/" + term, "the form '" + form + "' is there twice");
                }
            }
        });
        for (int i = 0; i < inquiry.lexicon().opposites().size(); i++) {
            for (String term : inquiry.lexicon().opposites().get(i)) {
                term("/lexicon/opposites/" + i, term);
            }
        }
        inquiry.lexicon().quantities().forEach((quantity, poles) -> {
            if (poles.size() != 2) {
                add("/lexicon/quantities/" + quantity, "needs a less-term and a more-term");
            }
            poles.forEach(pole -> term("/lexicon/quantities/" + quantity, pole));
        });
    }

    private void prediction() {
        if (inquiry.prediction().options().stream()
                .noneMatch(o -> o.id().equals(inquiry.prediction().observed()))) {
            add("/prediction/observed", "is none of the options");
        }
    }

    private void evidence() {
        Set<String> figures =
                inquiry.figures().stream().map(Inquiry.Figure::id).collect(Collectors.toUnmodifiableSet());
        Set<String> misconceptions =
                inquiry.misconceptions().stream().map(Misconception::id).collect(Collectors.toUnmodifiableSet());
        for (int i = 0; i < inquiry.evidence().size(); i++) {
            Evidence item = inquiry.evidence().get(i);
            String at = "/evidence/" + i;
            item.supports().forEach(id -> expectation(at + "/supports", id));
            item.reveals().forEach(id -> expectation(at + "/reveals", id));
            item.against().forEach(id -> known(at + "/against", misconceptions, id, "misconception"));
            item.figures().forEach(id -> known(at + "/figures", figures, id, "figure"));
            Evidence.Table table = item.table();
            if (table != null
                    && table.rows().stream()
                            .anyMatch(r -> r.size() != table.columns().size())) {
                add(at + "/table/rows", "every row needs " + table.columns().size() + " cells");
            }
        }
    }

    private void expectations() {
        for (int i = 0; i < inquiry.expectations().size(); i++) {
            Expectation idea = inquiry.expectations().get(i);
            String at = "/expectations/" + i;
            idea.needs().forEach(id -> expectation(at + "/needs", id));
            lines(at + "/claim", idea.claim());
            lines(at + "/conflict", idea.conflict());
            idea.atoms().forEach((id, relations) -> relations.forEach(r -> relation(at + "/atoms/" + id, r)));
            for (int p = 0; p < idea.partial().size(); p++) {
                Expectation.Partial partial = idea.partial().get(p);
                known(at + "/partial/" + p + "/missing", idea.atoms().keySet(), partial.missing(), "atom");
                if (partial.ask() == null && !idea.missingAsk().containsKey(partial.missing())) {
                    add(at + "/partial/" + p, "nothing asks for the missing '" + partial.missing() + "'");
                }
                optionalEvidence(at + "/partial/" + p + "/in", partial.in());
            }
            question(at + "/pump", idea.pump(), idea);
            for (int h = 0; h < idea.hints().size(); h++) {
                question(at + "/hints/" + h, idea.hints().get(h), idea);
            }
            if (!idea.prompt().options().contains(idea.prompt().answer())) {
                add(at + "/prompt/answer", "is none of the options");
            }
        }
    }

    private void question(String at, Question question, Expectation idea) {
        optionalEvidence(at + "/shows", question.shows());
        if (question.tell() != null && inquiry.fact(question.tell()).isEmpty()) {
            add(at + "/tell", "there is no fact '" + question.tell() + "'");
        }
        question.listen().forEach((words, meaning) -> {
            if (meaning.startsWith("PART ")) {
                known(
                        at + "/listen/" + words,
                        idea.atoms().keySet(),
                        meaning.substring(5).strip(),
                        "atom");
            } else if (!meaning.equals("WRONG") && !meaning.equals("PART")) {
                add(at + "/listen/" + words, "must be 'PART <atom>' or 'WRONG', was '" + meaning + "'");
            }
        });
    }

    private void misconceptions() {
        for (int i = 0; i < inquiry.misconceptions().size(); i++) {
            Misconception belief = inquiry.misconceptions().get(i);
            String at = "/misconceptions/" + i;
            lines(at + "/claim", belief.claim());
            lines(at + "/unless", belief.unless());
            expectation(at + "/resolved_by", belief.resolvedBy());
            for (int c = 0; c < belief.challenges().size(); c++) {
                optionalEvidence(
                        at + "/challenges/" + c + "/uses",
                        belief.challenges().get(c).uses());
            }
            if (belief.challenges().stream()
                            .map(Misconception.Challenge::kind)
                            .distinct()
                            .count()
                    < 2) {
                add(at + "/challenges", "needs two challenges of different kinds");
            }
        }
    }

    private void questions() {
        for (int i = 0; i < inquiry.questions().size(); i++) {
            Inquiry.PupilQuestion question = inquiry.questions().get(i);
            String at = "/questions/" + i;
            if (question.answer() != null && inquiry.fact(question.answer()).isEmpty()) {
                add(at + "/answer", "there is no fact '" + question.answer() + "'");
            }
            if (question.holdUntil() != null) {
                expectation(at + "/hold_until", question.holdUntil());
            }
        }
        for (int i = 0; i < inquiry.alternatives().size(); i++) {
            String then = inquiry.alternatives().get(i).then();
            if (!then.startsWith("PUMP ")) {
                add("/alternatives/" + i + "/then", "must be 'PUMP <expectation>'");
            } else {
                expectation("/alternatives/" + i + "/then", then.substring(5).strip());
            }
        }
        for (int i = 0; i < inquiry.cases().size(); i++) {
            expectation("/cases/" + i + "/expectation", inquiry.cases().get(i).expectation());
            optionalEvidence("/cases/" + i + "/shows", inquiry.cases().get(i).shows());
        }
    }

    private void closing() {
        for (int i = 0; i < inquiry.exitCheck().forms().size(); i++) {
            String at = "/exit_check/forms/" + i + "/expectations";
            inquiry.exitCheck().forms().get(i).expectations().forEach(id -> expectation(at, id));
        }
        Inquiry.Transfer transfer = inquiry.transfer();
        if (transfer != null) {
            transfer.expectations().forEach(id -> expectation("/transfer/expectations", id));
        }
        for (int i = 0; i < inquiry.figures().size(); i++) {
            String at = "/figures/" + i + "/reveals";
            inquiry.figures().get(i).reveals().forEach(id -> expectation(at, id));
        }
    }

    private void kind() {
        Design design = inquiry.design();
        if (inquiry.kind() == Inquiry.Kind.COMPUTE && inquiry.cases().isEmpty()) {
            add("/cases", "a COMPUTE inquiry needs cases");
        }
        if ((inquiry.kind() == Inquiry.Kind.DESIGN) != (design != null)) {
            add("/design", "is for DESIGN inquiries, and they need it");
        }
        if (design != null) {
            DesignReferences.check(design, inquiry).forEach(problems::add);
        }
    }

    private void lines(String at, List<List<String>> lines) {
        for (int i = 0; i < lines.size(); i++) {
            for (String relation : lines.get(i)) {
                relation(at + "/" + i, relation);
            }
        }
    }

    private void relation(String at, String text) {
        try {
            Relation relation = Relation.parse(text);
            relation.terms().forEach(term -> term(at, term));
            if (relation instanceof Relation.During during) {
                optionalEvidence(at, during.evidence());
            }
            if (relation instanceof Relation.Compare compare) {
                compare.quantity()
                        .filter(q -> !inquiry.lexicon().quantities().containsKey(q))
                        .ifPresent(q -> add(at, "there is no quantity '" + q + "' in lexicon.quantities"));
            }
        } catch (IllegalArgumentException e) {
            add(at, String.valueOf(e.getMessage()));
        }
    }

    private void term(String at, String id) {
        known(at, terms, id, "term");
    }

    private void expectation(String at, String id) {
        known(at, expectations, id, "expectation");
    }

    private void optionalEvidence(String at, @Nullable String id) {
        if (id != null) {
            known(at, evidence, id, "evidence");
        }
    }

    private void known(String at, Set<String> ids, String id, String what) {
        if (!ids.contains(id)) {
            add(at, "there is no " + what + " '" + id + "'");
        }
    }

    private void add(String pointer, String message) {
        problems.add(new Problem(pointer, message));
    }
}
