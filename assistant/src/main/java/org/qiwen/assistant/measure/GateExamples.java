package org.qiwen.assistant.measure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.qiwen.assistant.dialogue.gate.GateProbe;
import org.qiwen.assistant.dialogue.gate.LeakGate;
import org.qiwen.assistant.dialogue.gate.TurnRules;
import org.qiwen.assistant.dialogue.reading.Bigrams;
import org.qiwen.assistant.dialogue.reading.RelationReader;
import org.qiwen.assistant.inquiry.Expectation;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.InquiryCatalog;
import org.qiwen.assistant.inquiry.Stage;

/**
 * The lines as examples: each judged once at the beginning of a dialogue and once behind two turns of good lines, so that
 * signs across turns are learned with the talk that always stands before.
 */
final class GateExamples {
    /** What a line is. */
    enum Kind {
        GOOD,
        LEAK,
        REWORDING
    }

    /**
     * A line with what the gate sees in each of its sentences.
     *
     * @param stopped whether a rule stops one of its sentences before signs are weighed
     * @param newMatter the most that a sentence has
     * @param form the move of a good line, the form of a leak
     */
    record Example(Kind kind, String inquiry, String form, boolean stopped, double newMatter, List<double[]> signs) {}

    private final InquiryCatalog catalog;
    private final GateLines lines;
    private final Map<String, LeakGate> gates = new HashMap<>();
    private final Random random;

    GateExamples(InquiryCatalog catalog, GateLines lines, long seed) {
        this.catalog = catalog;
        this.lines = lines;
        this.random = new Random(seed);
    }

    /** @param rewording whether each line is held against an author's line, as a model's words are */
    List<Example> all(boolean rewording) {
        List<Example> examples = new ArrayList<>();
        for (GateLines.Good good : lines.good()) {
            Inquiry inquiry = inquiry(good.inquiry());
            String authored = rewording ? nearest(inquiry, good.text()) : "";
            List<String> own = good.pupil() == null ? List.of() : List.of(good.pupil());
            examples.add(example(Kind.GOOD, inquiry, good.move(), good.earned(), authored, own, List.of(good.text())));
        }
        for (GateLines.Leak leak : lines.leaks()) {
            Inquiry inquiry = inquiry(leak.inquiry());
            String authored = rewording ? asked(inquiry, leak.expectation()) : "";
            examples.add(example(Kind.LEAK, inquiry, leak.form(), leak.earned(), authored, List.of(), leak.texts()));
        }
        if (rewording) {
            for (GateLines.Rewording said : lines.rewordings()) {
                List<String> own = said.pupil() == null ? List.of() : List.of(said.pupil());
                examples.add(example(
                        Kind.REWORDING,
                        inquiry(said.inquiry()),
                        "REWORDING",
                        List.of(),
                        said.authored(),
                        own,
                        List.of(said.text())));
            }
        }
        return examples;
    }

    private Example example(
            Kind kind,
            Inquiry inquiry,
            String form,
            List<String> earned,
            String authored,
            List<String> own,
            List<String> texts) {
        Set<String> unearned = inquiry.expectations().stream()
                .filter(e -> e.nature() == Expectation.Nature.INSIGHT && !earned.contains(e.id()))
                .map(Expectation::id)
                .collect(Collectors.toSet());
        List<String> talk = lines.good().stream()
                .filter(g ->
                        g.inquiry().equals(inquiry.id()) && earned.containsAll(g.earned()) && !texts.contains(g.text()))
                .map(GateLines.Good::text)
                .toList();
        List<double[]> signs = new ArrayList<>();
        boolean stopped = false;
        double newMatter = 0;
        for (List<String> window : List.of(List.<String>of(), List.of(one(talk), one(talk)))) {
            TurnRules rules =
                    new TurnRules(inquiry.locale(), Stage.SENIOR, authored, true, window, unearned, own, List.of());
            GateProbe probe = new GateProbe(gate(inquiry), rules);
            for (String text : texts) {
                for (String sentence : InquiryLines.sentences(text)) {
                    GateProbe.Seen seen = probe.look(sentence);
                    stopped |= seen.stopped();
                    newMatter = Math.max(newMatter, seen.newMatter());
                    signs.add(seen.signs());
                }
            }
        }
        return new Example(kind, inquiry.id(), form, stopped, newMatter, List.copyOf(signs));
    }

    private String one(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }

    private static String nearest(Inquiry inquiry, String text) {
        Bigrams pairs = Bigrams.of(text);
        return InquiryLines.unrevealing(inquiry).stream()
                .max(Comparator.comparingDouble(line -> Bigrams.of(line).overlap(pairs)))
                .orElse("");
    }

    /** What an author asks while the idea is being looked for. */
    private String asked(Inquiry inquiry, String expectation) {
        List<String> asked = new ArrayList<>();
        Inquiry.Transfer transfer = inquiry.transfer();
        if (expectation.equals("transfer") && transfer != null) {
            asked.add(transfer.question());
        } else if (expectation.equals("exit")) {
            inquiry.exitCheck().forms().forEach(f -> asked.add(f.question()));
        } else {
            Expectation idea = inquiry.expectation(expectation);
            asked.add(idea.pump().ask());
            idea.hints().forEach(h -> asked.add(h.ask()));
        }
        return one(asked);
    }

    private Inquiry inquiry(String id) {
        return catalog.find(id, "zh-CN")
                .orElseThrow(() -> new IllegalArgumentException("no inquiry '" + id + "' in zh-CN"));
    }

    private LeakGate gate(Inquiry inquiry) {
        return gates.computeIfAbsent(inquiry.id(), id -> new LeakGate(inquiry, new RelationReader(inquiry)));
    }
}
