package org.qiwen.assistant.tutor;

import java.util.ArrayList;
import java.util.List;
import org.qiwen.assistant.dialogue.policy.Decision;
import org.qiwen.assistant.dialogue.policy.Feedback;
import org.qiwen.assistant.dialogue.state.DialogueState;
import org.qiwen.assistant.dialogue.state.IdeaState;
import org.qiwen.assistant.dialogue.state.Level;
import org.qiwen.assistant.inquiry.Evidence;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.Story;

/** A worded turn as the events that a page shows. */
final class TurnScript {
    private TurnScript() {}

    /** The kind of turn; always the first event. */
    static TurnEvent.Move move(Decision decision) {
        Feedback feedback = decision.feedback();
        return new TurnEvent.Move(
                decision.move().name(),
                feedback == null ? "NONE" : feedback.name(),
                decision.hintLevel(),
                decision.hintLevel() == 0 ? 0 : 3);
    }

    /** All events: the kind of turn, what is said first, evidence, the question, options, sources, the end. */
    static List<TurnEvent> events(
            Lesson lesson, Decision decision, DialogueState next, Spoken spoken, List<TurnEvent.Citation> cited) {
        Inquiry inquiry = lesson.inquiry();
        List<TurnEvent> events = new ArrayList<>();
        events.add(move(decision));
        spoken.lead().forEach(s -> events.add(new TurnEvent.Text(s)));
        decision.evidence().stream()
                .flatMap(id -> inquiry.evidence(id).stream())
                .forEach(e -> events.add(evidence(inquiry, e, decision.record())));
        Integer link = decision.story();
        Story story = lesson.story();
        if (link != null && story != null) {
            events.add(story(story, link));
        }
        spoken.ask().forEach(s -> events.add(new TurnEvent.Text(s)));
        if (!decision.options().isEmpty()) {
            events.add(new TurnEvent.Choices(decision.options().stream()
                    .map(o -> new TurnEvent.Option(o.id(), o.text()))
                    .toList()));
        }
        events.addAll(cited);
        events.add(done(inquiry, decision, next));
        return events;
    }

    private static TurnEvent.Evidence evidence(Inquiry inquiry, Evidence item, boolean record) {
        Evidence.Table table = item.table();
        String instead = item.instead();
        return new TurnEvent.Evidence(
                item.id(),
                item.kind().name(),
                record && instead != null ? instead : item.text(),
                null,
                table == null ? null : new TurnEvent.Table(table.columns(), table.rows()),
                inquiry.figures().stream()
                        .filter(f -> item.figures().contains(f.id()))
                        .map(f -> new TurnEvent.Figure(f.id(), f.svg(), f.alt(), f.caption()))
                        .toList());
    }

    private static TurnEvent.Evidence story(Story story, int index) {
        Story.Link link = story.links().get(index);
        String wrongTurn = link.wrongTurn() == null ? "" : link.wrongTurn();
        String text = story.title() + "（" + link.date() + "）：" + link.question() + link.evidenceThen() + wrongTurn;
        return new TurnEvent.Evidence("story:" + story.id() + ":" + index, "STORY", text, null, null, List.of());
    }

    private static TurnEvent.Done done(Inquiry inquiry, Decision decision, DialogueState next) {
        List<String> dots =
                inquiry.core().stream().map(e -> dot(next.idea(e.id()))).toList();
        int reached = (int) dots.stream().filter("REACHED"::equals).count();
        return new TurnEvent.Done(
                next.turn(),
                reached,
                dots.size(),
                next.phase().name(),
                dots,
                decision.card() ? inquiry.summary().card() : null);
    }

    private static String dot(IdeaState idea) {
        if (idea.reached()) {
            return "REACHED";
        }
        if (idea.told()) {
            return "TOLD";
        }
        return idea.level() == Level.PARTIAL ? "PARTIAL" : "NONE";
    }
}
