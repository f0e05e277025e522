package org.qiwen.assistant.inquiry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qiwen.assistant.inquiry.InquiryReferences.Problem;

/** Checks that every id the design of an inquiry names exists. */
final class DesignReferences {
    private final Design design;
    private final Inquiry inquiry;
    private final List<Problem> problems = new ArrayList<>();

    private DesignReferences(Design design, Inquiry inquiry) {
        this.design = design;
        this.inquiry = inquiry;
    }

    static List<Problem> check(Design design, Inquiry inquiry) {
        DesignReferences references = new DesignReferences(design, inquiry);
        references.tests();
        references.tradeoffs();
        references.rounds();
        return references.problems;
    }

    private void tests() {
        for (int i = 0; i < design.tests().size(); i++) {
            String at = "/design/tests/" + i;
            Design.Test test = design.tests().get(i);
            test.settings().keySet().forEach(id -> known(at + "/settings", design.factor(id), id, "factor"));
            test.results().keySet().forEach(id -> known(at + "/results", design.criterion(id), id, "criterion"));
        }
    }

    private void tradeoffs() {
        for (int i = 0; i < design.tradeoffs().size(); i++) {
            String at = "/design/tradeoffs/" + i + "/reveals";
            design.tradeoffs().get(i).reveals().forEach(id -> expectation(at, id));
        }
    }

    private void rounds() {
        for (int i = 0; i < design.rounds().size(); i++) {
            String at = "/design/rounds/" + i;
            Design.Round round = design.rounds().get(i);
            expectation(at + "/expectation", round.expectation());
            known(at + "/criterion", design.criterion(round.criterion()), round.criterion(), "criterion");
            for (int r = 0; r < round.records().size(); r++) {
                Design.Record record = round.records().get(r);
                String there = at + "/records/" + r;
                known(there + "/factor", design.factor(record.factor()), record.factor(), "factor");
                known(there + "/shows", inquiry.evidence(record.shows()), record.shows(), "evidence");
                record.tests().forEach(id -> known(there + "/tests", design.test(id), id, "test"));
            }
        }
    }

    private void expectation(String at, String id) {
        boolean known = inquiry.expectations().stream().anyMatch(e -> e.id().equals(id));
        known(at, known ? Optional.of(id) : Optional.empty(), id, "expectation");
    }

    private void known(String at, Optional<?> found, String id, String what) {
        if (found.isEmpty()) {
            problems.add(new Problem(at, "there is no " + what + " '" + id + "'"));
        }
    }
}
