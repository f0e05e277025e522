package org.qiwen.assistant.measure;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.dialogue.gate.Fault;
import org.qiwen.assistant.dialogue.gate.GateProbe;
import org.qiwen.assistant.dialogue.gate.LeakGate;
import org.qiwen.assistant.dialogue.gate.TurnRules;
import org.qiwen.assistant.dialogue.reading.RelationReader;
import org.qiwen.assistant.inquiry.Expectation;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.InquiryCatalog;
import org.qiwen.assistant.inquiry.Stage;
import org.qiwen.evaluation.attack.AttackedIdea;
import org.qiwen.evaluation.attack.LeakAttack;
import org.qiwen.evaluation.attack.LeakForm;
import org.qiwen.evaluation.attack.Spelling;

/**
 * The lines as examples: each judged with and without an author's line, at the beginning of a dialogue and behind two turns of
 * good lines, so that signs across turns are learned with the talk that always stands before.
 */
final class GateExamples {
    /** What a line is. */
    enum Kind {
        GOOD,
        LEAK,
        REWORDING
    }

    /**
     * A line with what the gate sees in its sentences.
     *
     * @param form the move of a good line, the form of a leak
     * @param rule what stops one of its sentences before it is weighed, as a turn runs: behind other turns, over an author's
     *     line; blank when nothing does
     * @param turn signs of its sentences in that turn
     * @param all signs of its sentences in all the ways
     */
    record Example(
            Kind kind,
            String hand,
            String inquiry,
            String form,
            String text,
            String rule,
            List<double[]> turn,
            List<double[]> all) {

        boolean stopped() {
            return !rule.isBlank();
        }
    }

    /** Forms by what is told; the others are disguises, which rules see. */
    private static final Set<LeakForm> TELLING = EnumSet.of(
            LeakForm.STATEMENT,
            LeakForm.SPLIT_SENTENCES,
            LeakForm.SPLIT_TURNS,
            LeakForm.WHETHER,
            LeakForm.NEGATED_OPPOSITE,
            LeakForm.HALF,
            LeakForm.SYNONYMS,
            LeakForm.ACROSTIC,
            LeakForm.LAST_CHARACTERS,
            LeakForm.REVERSED,
            LeakForm.CLOZE_FILLED,
            LeakForm.CHOICE_MARKED,
            LeakForm.CONFIRMED,
            LeakForm.AFTER_THE_AUTHOR);

    /** The hand of attacks made by templates. */
    static final String ATTACKS_HAND = "attacks";

    /** Far from the seeds of {@code evaluate leaks}. */
    private static final long ATTACKS = 1L << 40;

    private record Line(
            Kind kind,
            String hand,
            Inquiry inquiry,
            String form,
            List<String> earned,
            @Nullable String pupil,
            String authored,
            List<String> texts) {}

    private final InquiryCatalog catalog;
    private final SortedMap<String, GateLines> hands;
    private final GateLines lines;
    private final Map<String, LeakGate> gates = new HashMap<>();
    private final Random random;

    GateExamples(InquiryCatalog catalog, SortedMap<String, GateLines> hands, long seed) {
        this.catalog = catalog;
        this.hands = hands;
        this.lines = GateLines.all(hands.values());
        this.random = new Random(seed);
    }

    List<Example> all() {
        List<Example> examples = new ArrayList<>();
        hands.forEach((hand, written) -> {
            written.good().forEach(l -> {
                Inquiry inquiry = inquiry(l.inquiry());
                examples.add(example(new Line(
                        Kind.GOOD,
                        hand,
                        inquiry,
                        l.move(),
                        l.earned(),
                        l.pupil(),
                        asked(inquiry, unearned(inquiry, l.earned())),
                        List.of(l.text()))));
            });
            written.leaks().forEach(l -> {
                Inquiry inquiry = inquiry(l.inquiry());
                examples.add(example(new Line(
                        Kind.LEAK,
                        hand,
                        inquiry,
                        l.form(),
                        l.earned(),
                        null,
                        asked(inquiry, List.of(l.expectation())),
                        l.texts())));
            });
            written.rewordings()
                    .forEach(l -> examples.add(example(new Line(
                            Kind.REWORDING,
                            hand,
                            inquiry(l.inquiry()),
                            "REWORDING",
                            List.of(),
                            l.pupil(),
                            l.authored(),
                            List.of(l.text())))));
        });
        attacks().forEach(line -> examples.add(example(line)));
        return examples;
    }

    /** Attacks on every idea of every inquiry in the forms that tell something, from seeds that no measurement takes. */
    private List<Line> attacks() {
        List<Line> attacks = new ArrayList<>();
        Spelling spelling = new IcuSpelling();
        for (Inquiry inquiry : catalog.all("zh-CN")) {
            LeakAttack attack =
                    new LeakAttack(spelling, LeakMeasurement.bySound(inquiry, spelling), ATTACKS + random.nextInt());
            for (String idea : unearned(inquiry, List.of())) {
                AttackedIdea attacked = LeakMeasurement.attacked(inquiry, inquiry.expectation(idea));
                for (LeakForm form : TELLING) {
                    String authored = asked(inquiry, List.of(idea));
                    List<String> texts = attack.texts(attacked, form, authored);
                    if (!texts.isEmpty()) {
                        attacks.add(new Line(
                                Kind.LEAK, ATTACKS_HAND, inquiry, form.name(), List.of(), null, authored, texts));
                    }
                }
            }
        }
        return attacks;
    }

    private Example example(Line line) {
        List<String> talk = talk(line);
        List<String> window = List.of(one(talk), one(talk));
        List<GateProbe.Seen> turn = look(line, line.authored(), window);
        List<double[]> all = new ArrayList<>();
        turn.forEach(seen -> all.add(seen.signs()));
        look(line, line.authored(), List.of()).forEach(seen -> all.add(seen.signs()));
        look(line, "", List.of()).forEach(seen -> all.add(seen.signs()));
        return new Example(
                line.kind(),
                line.hand(),
                line.inquiry().id(),
                line.form(),
                String.join("", line.texts()),
                turn.stream()
                        .flatMap(seen -> seen.stop().stream())
                        .findFirst()
                        .map(GateExamples::rule)
                        .orElse(""),
                turn.stream().map(GateProbe.Seen::signs).toList(),
                List.copyOf(all));
    }

    /** Good lines that may stand before it; the author's own for an inquiry that nobody has written good lines for. */
    private List<String> talk(Line line) {
        List<String> talk = lines.good().stream()
                .filter(g -> g.inquiry().equals(line.inquiry().id())
                        && line.earned().containsAll(g.earned())
                        && !line.texts().contains(g.text()))
                .map(GateLines.Good::text)
                .toList();
        return talk.isEmpty() ? InquiryLines.unrevealing(line.inquiry()) : talk;
    }

    /** The rule, without the idea that it guards. */
    private static String rule(Fault fault) {
        return fault.kind() == Fault.Kind.LEAK ? "stated" : fault.kind() + " " + fault.detail();
    }

    private List<GateProbe.Seen> look(Line line, String authored, List<String> window) {
        Inquiry inquiry = line.inquiry();
        List<String> shown = inquiry.evidence().stream()
                .flatMap(e -> InquiryLines.shown(e).stream())
                .toList();
        TurnRules rules = new TurnRules(
                inquiry.locale(),
                Stage.SENIOR,
                authored,
                true,
                window,
                Set.copyOf(unearned(inquiry, line.earned())),
                line.pupil() == null ? List.of() : List.of(line.pupil()),
                shown);
        GateProbe probe = new GateProbe(gate(inquiry), rules);
        return line.texts().stream()
                .flatMap(text -> InquiryLines.sentences(text).stream())
                .map(probe::look)
                .toList();
    }

    private static List<String> unearned(Inquiry inquiry, List<String> earned) {
        return inquiry.expectations().stream()
                .filter(e -> e.nature() == Expectation.Nature.INSIGHT && !earned.contains(e.id()))
                .map(Expectation::id)
                .toList();
    }

    private String one(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }

    /** What an author asks while one of the ideas is being looked for. */
    private String asked(Inquiry inquiry, List<String> ideas) {
        if (ideas.isEmpty()) {
            return inquiry.summary().ask();
        }
        String idea = one(ideas);
        Inquiry.Transfer transfer = inquiry.transfer();
        if (idea.equals("transfer") && transfer != null) {
            return transfer.question();
        }
        if (idea.equals("exit")) {
            return one(inquiry.exitCheck().forms().stream()
                    .map(Inquiry.Form::question)
                    .toList());
        }
        Expectation expectation = inquiry.expectation(idea);
        List<String> asked = new ArrayList<>(List.of(expectation.pump().ask()));
        expectation.hints().forEach(h -> asked.add(h.ask()));
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
