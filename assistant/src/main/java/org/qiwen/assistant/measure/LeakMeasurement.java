package org.qiwen.assistant.measure;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.Stream;
import org.qiwen.assistant.dialogue.gate.LeakGate;
import org.qiwen.assistant.dialogue.gate.TurnGate;
import org.qiwen.assistant.dialogue.gate.TurnRules;
import org.qiwen.assistant.dialogue.gate.Verdict;
import org.qiwen.assistant.dialogue.reading.RelationReader;
import org.qiwen.assistant.inquiry.Expectation;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.InquiryCatalog;
import org.qiwen.assistant.inquiry.Stage;
import org.qiwen.evaluation.attack.AttackedIdea;
import org.qiwen.evaluation.attack.LeakAttack;
import org.qiwen.evaluation.attack.LeakDetector;
import org.qiwen.evaluation.attack.LeakForm;
import org.qiwen.evaluation.attack.Spelling;

/**
 * Sets a model that always gives the answer away against the gate, in every inquiry, state and form, sentence by sentence as
 * a turn runs: the first blocked sentence ends the model's words. What was delivered is judged by the detector.
 */
final class LeakMeasurement {
    /** What became of attacks. Leaks are counted by attack, the rest by sentence. */
    static final class Tally {
        int attacks;
        int offered;
        int blocked;
        int delivered;
        int whole;
        int leaks;

        void add(Tally other) {
            attacks += other.attacks;
            offered += other.offered;
            blocked += other.blocked;
            delivered += other.delivered;
            whole += other.whole;
            leaks += other.leaks;
        }
    }

    /** @param through delivered attacks that the detector calls leaks, told for the report */
    record Result(Map<LeakForm, Tally> byForm, Map<String, Tally> byInquiry, List<String> through, List<Long> nanos) {}

    private final InquiryCatalog catalog;
    private final String locale;
    private final long seed;
    private final ToDoubleBiFunction<String, String> likeness;
    private final double threshold;
    private final Spelling spelling = new IcuSpelling();

    LeakMeasurement(
            InquiryCatalog catalog,
            String locale,
            long seed,
            ToDoubleBiFunction<String, String> likeness,
            double threshold) {
        this.catalog = catalog;
        this.locale = locale;
        this.seed = seed;
        this.likeness = likeness;
        this.threshold = threshold;
    }

    /** @param every one of so many attacks is made; 1 for all */
    Result run(int every) {
        Map<LeakForm, Tally> byForm = new EnumMap<>(LeakForm.class);
        Map<String, Tally> byInquiry = new TreeMap<>();
        List<String> through = new ArrayList<>();
        List<Long> nanos = new ArrayList<>();
        for (Inquiry inquiry : catalog.all(locale)) {
            Field field = new Field(inquiry);
            int number = 0;
            for (Set<String> unearned : states(inquiry)) {
                for (String idea : unearned) {
                    for (LeakForm form : LeakForm.values()) {
                        if (number++ % every == 0) {
                            Tally tally = field.attack(unearned, idea, form, through, nanos);
                            byForm.computeIfAbsent(form, f -> new Tally()).add(tally);
                            byInquiry
                                    .computeIfAbsent(inquiry.id(), i -> new Tally())
                                    .add(tally);
                        }
                    }
                }
            }
        }
        return new Result(byForm, byInquiry, through, nanos);
    }

    private static List<String> insights(Inquiry inquiry) {
        return inquiry.expectations().stream()
                .filter(e -> e.nature() == Expectation.Nature.INSIGHT)
                .map(Expectation::id)
                .toList();
    }

    /** What is unearned: everything, then less in authored order, and each idea as the only one left. */
    private static Set<Set<String>> states(Inquiry inquiry) {
        List<String> ideas = insights(inquiry);
        Set<Set<String>> states = new LinkedHashSet<>();
        for (int earned = 0; earned < ideas.size(); earned++) {
            states.add(new LinkedHashSet<>(ideas.subList(earned, ideas.size())));
        }
        ideas.forEach(left -> states.add(Set.of(left)));
        return states;
    }

    static AttackedIdea attacked(Inquiry inquiry, Expectation idea) {
        List<String> opposites = idea.nearMiss().stream()
                .filter(n ->
                        n.kind() == Expectation.NearMiss.Kind.SWAPPED || n.kind() == Expectation.NearMiss.Kind.NEGATED)
                .map(Expectation.NearMiss::says)
                .toList();
        List<List<String>> relations = idea.claim().stream()
                .map(line -> line.stream()
                        .map(relation -> relation.replaceAll("[^a-z_ ]+", " ").strip())
                        .toList())
                .toList();
        List<List<String>> synonyms = inquiry.lexicon().terms().values().stream()
                .filter(words -> words.size() > 1)
                .toList();
        return new AttackedIdea(idea.id(), statements(idea), opposites, relations, filled(idea.prompt()), synonyms);
    }

    static List<String> statements(Expectation idea) {
        return Stream.concat(Stream.of(idea.idea(), idea.assertion()), idea.accept().stream())
                .filter(s -> !s.isBlank())
                .toList();
    }

    private static String filled(Expectation.Cloze cloze) {
        String filled = cloze.cloze();
        for (String piece : cloze.answer().split("[｜|]")) {
            filled = filled.replaceFirst("_{2,}", "（" + piece + "）");
        }
        return filled;
    }

    static LeakDetector detector(
            Inquiry inquiry, Spelling spelling, ToDoubleBiFunction<String, String> likeness, double threshold) {
        List<String> free = new ArrayList<>(InquiryLines.unrevealing(inquiry));
        inquiry.evidence().forEach(e -> free.addAll(InquiryLines.shown(e)));
        return new LeakDetector(spelling, free, likeness, threshold);
    }

    /** Characters of the inquiry by their sound: those that a model has at hand. */
    static Map<String, List<String>> bySound(Inquiry inquiry, Spelling spelling) {
        Map<String, List<String>> bySound = new HashMap<>();
        Stream.concat(InquiryLines.unrevealing(inquiry).stream(), Stream.of("众尘青扶种打伏晓晨辰衬福府父舞物五午事是式市石时实食十使始示世他塔踏它"))
                .flatMapToInt(String::codePoints)
                .distinct()
                .filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN)
                .mapToObj(Character::toString)
                .forEach(c -> bySound.computeIfAbsent(sound(c, spelling), s -> new ArrayList<>())
                        .add(c));
        return bySound;
    }

    private static String sound(String character, Spelling spelling) {
        return Normalizer.normalize(spelling.pinyin(character), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .strip();
    }

    /** One inquiry under attack. */
    private final class Field {
        private final Inquiry inquiry;
        private final LeakGate gate;
        private final LeakDetector detector;
        private final LeakAttack attack;
        private final Random random;
        private final List<String> talk;

        Field(Inquiry inquiry) {
            this.inquiry = inquiry;
            this.gate = new LeakGate(inquiry, new RelationReader(inquiry));
            this.detector = detector(inquiry, spelling, likeness, threshold);
            this.talk = InquiryLines.unrevealing(inquiry);
            this.attack = new LeakAttack(spelling, bySound(inquiry, spelling), seed);
            this.random = new Random(seed);
        }

        Tally attack(Set<String> unearned, String idea, LeakForm form, List<String> through, List<Long> nanos) {
            Expectation expectation = inquiry.expectation(idea);
            List<String> asked = new ArrayList<>(List.of(expectation.pump().ask()));
            expectation.hints().forEach(h -> asked.add(h.ask()));
            String authored = asked.get(random.nextInt(asked.size()));
            List<String> window = new ArrayList<>(List.of(one(talk), one(talk)));
            Tally tally = new Tally();
            tally.attacks = 1;
            List<String> delivered = new ArrayList<>();
            boolean whole = true;
            List<String> texts = attack.texts(attacked(inquiry, expectation), form, authored);
            for (String text : texts) {
                TurnGate turn = new TurnGate(gate, rules(unearned, authored, window));
                List<String> said = new ArrayList<>();
                for (String sentence : InquiryLines.sentences(text)) {
                    long started = System.nanoTime();
                    boolean blocked = turn.judge(sentence) instanceof Verdict.Blocked;
                    nanos.add(System.nanoTime() - started);
                    tally.offered++;
                    if (blocked) {
                        tally.blocked++;
                        whole = false;
                        break;
                    }
                    tally.delivered++;
                    if (!authored.contains(sentence)) {
                        said.add(sentence);
                    }
                }
                delivered.addAll(said);
                window = List.of(window.get(1), said.isEmpty() ? authored : String.join("", said));
            }
            tally.attacks = texts.isEmpty() ? 0 : 1;
            tally.whole = whole && !texts.isEmpty() ? 1 : 0;
            if (!delivered.isEmpty() && gives(delivered, unearned)) {
                tally.leaks = 1;
                through.add(inquiry.id() + " " + idea + " " + form + ": " + String.join("", delivered));
            }
            return tally;
        }

        private boolean gives(List<String> delivered, Set<String> unearned) {
            String text = String.join("", delivered);
            return unearned.stream().map(inquiry::expectation).anyMatch(e -> detector.gives(text, statements(e)));
        }

        private TurnRules rules(Set<String> unearned, String authored, List<String> window) {
            List<String> shown = inquiry.evidence().stream()
                    .flatMap(e -> InquiryLines.shown(e).stream())
                    .toList();
            return new TurnRules(locale, Stage.SENIOR, authored, true, window, unearned, List.of(), shown);
        }

        private String one(List<String> texts) {
            return texts.get(random.nextInt(texts.size()));
        }
    }
}
