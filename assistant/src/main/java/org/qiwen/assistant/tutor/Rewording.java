package org.qiwen.assistant.tutor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.qiwen.assistant.dialogue.gate.TurnRules;
import org.qiwen.assistant.dialogue.policy.Decision;
import org.qiwen.assistant.dialogue.policy.Feedback;
import org.qiwen.assistant.dialogue.reading.Language;
import org.qiwen.assistant.dialogue.state.DialogueState;
import org.qiwen.assistant.inquiry.Evidence;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.safety.KnownNames;

/**
 * What a model may say in other words, and all that it is told for it.
 *
 * @param rules what holds for its words
 * @param values of the variables of the prompt {@code tutor/wording}, all but {@code attempt}
 */
record Rewording(TurnRules rules, Map<String, String> values) {
    /** Most of the pupil's messages in a prompt: the last one, and the one it may go back to. Our choice. */
    private static final int MESSAGES = 2;

    private static final String AUTHORED_LINE = "authored_line";
    private static final String PUPIL_WORDS = "pupil_words";

    Rewording {
        values = Map.copyOf(values);
    }

    /**
     * The authored text, with its question when it ends in one. A task without a question ("begin with …") has fixed words
     * that the next reply is read by, so only what stands before it is reworded.
     *
     * @param moves those that the prompt has a rule for
     */
    static Optional<Rewording> of(
            Lesson lesson,
            Heard heard,
            Decision decision,
            DialogueState decided,
            Realiser.Worded authored,
            Set<String> moves) {
        boolean asks = asks(authored.ask());
        String text = String.join("", authored.lead()) + (asks ? String.join("", authored.ask()) : "");
        if (!moves.contains(decision.move().name()) || decision.card() || text.isBlank()) {
            return Optional.empty();
        }
        Optional<String> pupilWords = pupilWords(lesson, decided, text);
        if (pupilWords.isEmpty()) {
            return Optional.empty();
        }
        int fixed = asks ? 0 : String.join("", authored.ask()).length();
        Map<String, String> values = new LinkedHashMap<>();
        values.put("stage", decided.stage().name());
        values.put(
                "max_characters",
                Integer.toString(Math.max(
                        text.length(),
                        Language.of(lesson.inquiry().locale())
                                        .letters(decided.stage().maxCharacters())
                                - fixed)));
        values.put("move", decision.move().name());
        Feedback feedback = decision.feedback();
        values.put("feedback", feedback == null ? Feedback.NEUTRAL.name() : feedback.name());
        values.put(AUTHORED_LINE, text);
        values.put(PUPIL_WORDS, pupilWords.get());
        TurnRules rules = new TurnRules(
                lesson.inquiry().locale(),
                decided.stage(),
                text,
                asks,
                decided.tutorWords(),
                decided.unearned(),
                heard.ownWords(decided),
                shown(lesson.inquiry(), decision, decided));
        return Optional.of(new Rewording(rules, values));
    }

    /**
     * The same with known names taken out of what the pupil said; empty when the line itself quotes one, for a model that
     * is not to know it cannot say it.
     */
    Optional<Rewording> without(KnownNames names) {
        String line = values.getOrDefault(AUTHORED_LINE, "");
        if (!names.mask(line).equals(line)) {
            return Optional.empty();
        }
        Map<String, String> masked = new LinkedHashMap<>(values);
        masked.computeIfPresent(PUPIL_WORDS, (name, words) -> names.mask(words));
        return Optional.of(new Rewording(rules, masked));
    }

    private static boolean asks(List<String> ask) {
        return !ask.isEmpty() && ask.get(ask.size() - 1).matches("(?s).*[？?][”」』）)]*");
    }

    /**
     * The pupil's last messages, personal data masked: as many as together with the authored text do not say what is not
     * earned (a pasted answer, two halves of an idea), so that no model reads it and confirms it. Empty when even the
     * authored text alone says it, quoting the pupil.
     */
    private static Optional<String> pupilWords(Lesson lesson, DialogueState decided, String authored) {
        List<String> words = decided.pupilWords().stream()
                .map(said -> inWords(lesson.inquiry(), said))
                .filter(said -> !said.isBlank())
                .toList();
        int most = Math.min(MESSAGES, words.size());
        return IntStream.rangeClosed(0, most)
                .mapToObj(left -> words.subList(words.size() - most + left, words.size()))
                .filter(some -> isClean(lesson, decided, authored + "。" + String.join("。", some)))
                .findFirst()
                .map(some -> String.join("\n", some));
    }

    private static boolean isClean(Lesson lesson, DialogueState decided, String text) {
        return lesson.gate().check(text, "", decided.unearned(), List.of()).isEmpty();
    }

    /** The text of a chosen option; the bare id of another choice says nothing. */
    private static String inWords(Inquiry inquiry, String said) {
        return inquiry.prediction().options().stream()
                .filter(option -> option.id().equals(said))
                .map(option -> option.text())
                .findFirst()
                .orElse(said.matches("[A-Za-z0-9]") ? "" : said);
    }

    /** What the pupil can read now beside the tutor's words. */
    private static List<String> shown(Inquiry inquiry, Decision decision, DialogueState decided) {
        List<String> shown = new ArrayList<>();
        shown.add(inquiry.phenomenon());
        shown.add(inquiry.drivingQuestion());
        inquiry.prediction().options().forEach(option -> shown.add(option.text()));
        inquiry.facts().forEach(fact -> shown.add(fact.text()));
        decision.options().forEach(option -> shown.add(option.text()));
        Stream.concat(decided.evidenceShown().stream(), decision.evidence().stream())
                .distinct()
                .flatMap(id -> inquiry.evidence(id).stream())
                .forEach(evidence -> shown.addAll(texts(evidence)));
        return shown;
    }

    private static List<String> texts(Evidence evidence) {
        List<String> texts = new ArrayList<>();
        texts.add(evidence.text());
        if (evidence.instead() != null) {
            texts.add(evidence.instead());
        }
        Evidence.Table table = evidence.table();
        if (table != null) {
            texts.add(String.join(" ", table.columns()));
            table.rows().stream().map(Rewording::row).forEach(texts::add);
        }
        return texts;
    }

    private static String row(Collection<String> cells) {
        return String.join(" ", cells);
    }
}
