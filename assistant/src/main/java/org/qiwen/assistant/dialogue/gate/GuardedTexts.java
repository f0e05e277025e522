package org.qiwen.assistant.dialogue.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.qiwen.assistant.inquiry.Evidence;
import org.qiwen.assistant.inquiry.Expectation;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.Misconception;
import org.qiwen.assistant.inquiry.Question;

/** The authored texts of an inquiry, by whether they may be said before anything is earned. */
final class GuardedTexts {
    /** Stands for the answer of the transfer question among the guarded ideas. */
    static final String TRANSFER = "transfer";

    /** Stands for the answers of the exit check among the guarded ideas. */
    static final String EXIT = "exit";

    private GuardedTexts() {}

    /** What says an idea: its wordings, and those of a cloze filled. */
    static List<String> of(Expectation idea) {
        return Stream.of(Stream.of(idea.idea(), idea.assertion()), idea.accept().stream(), filled(idea.prompt()))
                .flatMap(texts -> texts)
                .filter(text -> !text.isBlank())
                .toList();
    }

    private static Stream<String> filled(Expectation.Cloze cloze) {
        if (cloze.answer().isBlank()) {
            return Stream.empty();
        }
        String sentence = cloze.cloze();
        for (String piece : cloze.answer().split("[｜|]")) {
            sentence = sentence.replaceFirst("_{2,}|（\\s*）", Matcher.quoteReplacement(piece.strip()));
        }
        return Stream.of(sentence);
    }

    /** The whole answers of the exit check, by its forms. */
    static List<String> answers(Inquiry.Form form) {
        return Stream.of("full", "part")
                .flatMap(level -> form.levels().getOrDefault(level, List.of()).stream())
                .toList();
    }

    /** Everything that may be said before anything is earned. */
    static List<String> free(Inquiry inquiry) {
        List<String> free = new ArrayList<>(List.of(
                inquiry.title(),
                inquiry.phenomenon(),
                inquiry.drivingQuestion(),
                inquiry.prediction().question(),
                inquiry.prediction().askReason(),
                inquiry.prediction().comeBack().differs(),
                inquiry.prediction().comeBack().agrees(),
                inquiry.prediction().comeBack().hitButOtherReason(),
                inquiry.summary().ask()));
        inquiry.prediction().options().forEach(o -> free.add(o.text()));
        inquiry.facts().forEach(f -> free.add(f.text()));
        inquiry.evidence().forEach(e -> addEvidence(free, e));
        inquiry.expectations().forEach(e -> addQuestions(free, e));
        inquiry.misconceptions().forEach(m -> addBelief(free, m));
        inquiry.questions().forEach(q -> free.add(Objects.requireNonNullElse(q.reply(), "")));
        inquiry.cases().forEach(c -> free.add(c.ask()));
        if (inquiry.transfer() != null) {
            free.add(inquiry.transfer().question());
        }
        inquiry.exitCheck().forms().forEach(f -> free.add(f.question()));
        if (inquiry.experiment() != null) {
            free.addAll(inquiry.experiment().materials());
            free.addAll(inquiry.experiment().steps());
            free.add(inquiry.experiment().safety());
            inquiry.experiment().hazards().forEach(h -> free.add(h.hazard() + "。" + h.control()));
        }
        inquiry.figures().stream()
                .filter(f -> f.reveals().isEmpty())
                .forEach(f -> free.add(f.alt() + "。" + f.caption()));
        free.removeIf(String::isBlank);
        return List.copyOf(free);
    }

    private static void addEvidence(List<String> free, Evidence item) {
        if (!item.reveals().isEmpty()) {
            return;
        }
        free.add(item.text());
        free.add(Objects.requireNonNullElse(item.instead(), ""));
        free.add(item.notice());
        Evidence.Table table = item.table();
        if (table != null) {
            free.add(String.join("，", table.columns()));
            table.rows().forEach(row -> free.add(String.join("，", row)));
        }
    }

    private static void addQuestions(List<String> free, Expectation idea) {
        free.add(idea.pump().ask());
        idea.hints().stream().map(Question::ask).forEach(free::add);
        free.add(idea.prompt().cloze());
        idea.missingAsk().forEach((part, ask) -> free.add(ask));
        idea.partial().forEach(p -> free.add(Objects.requireNonNullElse(p.ask(), "")));
    }

    private static void addBelief(List<String> free, Misconception belief) {
        free.add(belief.askWhy());
        free.add(belief.park());
        belief.challenges().forEach(c -> free.add(c.ask()));
    }
}
