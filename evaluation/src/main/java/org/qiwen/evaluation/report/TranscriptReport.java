package org.qiwen.evaluation.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiwen.evaluation.drive.Dialogue;
import org.qiwen.evaluation.drive.Dialogue.Exchange;
import org.qiwen.evaluation.drive.PupilMessage;
import org.qiwen.evaluation.drive.TracedTurn;
import org.qiwen.evaluation.drive.TurnReply;
import org.qiwen.evaluation.drive.Tutor.Option;
import org.qiwen.evaluation.metric.Repetition;
import tools.jackson.databind.JsonNode;

/**
 * A played dialogue to be read by a person: what was said, and under each turn heard → decision → why. Holds the
 * pupil's words, so it is a file for its reader and not for a log.
 */
public final class TranscriptReport {
    private final Dialogue dialogue;
    private final Map<Integer, TracedTurn> traced;
    private final StringBuilder out = new StringBuilder();

    private TranscriptReport(Dialogue dialogue, List<TracedTurn> trace) {
        this.dialogue = dialogue;
        this.traced = trace.stream().collect(Collectors.toMap(TracedTurn::turn, Function.identity(), (a, b) -> b));
    }

    /**
     * Writes it.
     *
     * @param trace of the same conversation; turns that are missing in it are shown without their why
     */
    public static String markdown(Dialogue dialogue, List<TracedTurn> trace) {
        return new TranscriptReport(dialogue, trace).write();
    }

    private String write() {
        line("# " + dialogue.script().name() + " · " + dialogue.script().about());
        line("");
        line("Inquiry `" + dialogue.script().inquiry() + "`, "
                + dialogue.script().locale() + ", " + dialogue.exchanges().size() + " turns.");
        line("");
        line("**T0** " + dialogue.opening().text() + options(dialogue.opening().choices()));
        dialogue.exchanges().forEach(this::exchange);
        line("");
        line("## Ending");
        dialogue.cutShort().ifPresent(why -> line("- Not every message was sent: " + why));
        repeats();
        return out.toString();
    }

    private void exchange(Exchange exchange) {
        TurnReply reply = exchange.reply();
        line("");
        line("## " + exchange.number());
        line("**S** " + said(exchange.message()) + "  ");
        line("**T** " + (reply.isDone() ? reply.text() : reply.text() + " 〔problem: " + reply.ending() + "〕"));
        reply.of("evidence").forEach(evidence -> line("〔evidence " + evidence(evidence) + "〕"));
        reply.of("choices").forEach(choices -> line("〔choices " + choices(choices) + "〕"));
        reply.of("citation").forEach(citation -> line("〔citation " + citation(citation) + "〕"));
        card(reply);
        line("");
        why(exchange.number());
        line("- " + progress(reply));
    }

    private void why(int turn) {
        @Nullable TracedTurn trace = traced.get(turn);
        if (trace == null || !trace.isWhole()) {
            line("- (no trace of this turn)");
            return;
        }
        line("- heard: " + String.join(" · ", trace.heard()));
        line("- decision: " + trace.decision());
        line("- why: " + trace.reason());
        trace.gate().forEach(verdict -> line("- gate: " + verdict));
    }

    private void card(TurnReply reply) {
        reply.ending().path("card").asStringOpt().ifPresent(card -> {
            line("");
            card.lines().forEach(text -> line("> " + text));
        });
    }

    private void repeats() {
        List<Repetition.Repeat> repeats = Repetition.ofQuestions(dialogue.tutorTexts());
        if (repeats.isEmpty()) {
            line("- No question was asked twice.");
        }
        repeats.forEach(repeat -> line("- Asked again in turn " + repeat.again() + ", first in turn " + repeat.first()
                + ": " + repeat.question()));
    }

    private String said(PupilMessage message) {
        return switch (message.kind()) {
            case TEXT -> message.text();
            case CHOICE -> "〔chose " + message.text() + "〕";
            case OBSERVATION -> "〔observed〕 " + message.text();
        };
    }

    private static String progress(TurnReply reply) {
        JsonNode ending = reply.ending();
        String millis = String.format(Locale.ROOT, "%.0f ms", reply.toEnd().toNanos() / 1e6);
        return reply.isDone()
                ? ending.path("reached").asInt(0) + " of "
                        + ending.path("total").asInt(0) + " ideas · phase "
                        + reply.phase().orElse("?") + " · " + millis
                : millis;
    }

    private static String options(List<Option> options) {
        return options.isEmpty()
                ? ""
                : options.stream()
                        .map(option -> option.id() + " " + option.text())
                        .collect(Collectors.joining(" · ", " 〔", "〕"));
    }

    private static String choices(JsonNode choices) {
        return choices.path("options")
                .valueStream()
                .map(option -> option.path("id").asString("") + " "
                        + option.path("text").asString(""))
                .collect(Collectors.joining(" · "));
    }

    private static String evidence(JsonNode evidence) {
        String table = evidence.path("table")
                .path("rows")
                .valueStream()
                .map(row -> row.valueStream().map(cell -> cell.asString("")).collect(Collectors.joining(" ")))
                .collect(Collectors.joining("；"));
        String instead = evidence.path("instead").asString("");
        return evidence.path("id").asString("") + ": " + evidence.path("text").asString("")
                + (table.isEmpty() ? "" : " " + table)
                + (instead.isEmpty() ? "" : " · instead: " + instead);
    }

    private static String citation(JsonNode citation) {
        return citation.path("number").asString("") + " "
                + citation.path("title").asString("") + " "
                + citation.path("heading").asString("") + ": "
                + citation.path("quote").asString("(title only)").strip().replaceAll("\\R+", " / ");
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
