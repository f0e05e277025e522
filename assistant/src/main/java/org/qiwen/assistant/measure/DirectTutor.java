package org.qiwen.assistant.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.qiwen.assistant.dialogue.state.DialogueState;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.InquiryCatalog;
import org.qiwen.assistant.inquiry.Stage;
import org.qiwen.assistant.tutor.PlannedTurn;
import org.qiwen.assistant.tutor.StudentMessage;
import org.qiwen.assistant.tutor.TurnEvent;
import org.qiwen.assistant.tutor.Tutor;
import org.qiwen.evaluation.drive.PupilMessage;
import org.qiwen.evaluation.drive.StreamEvent;
import org.qiwen.evaluation.drive.TracedTurn;
import org.qiwen.evaluation.drive.TurnReply;
import org.qiwen.evaluation.drive.TutorRefusal;
import tools.jackson.databind.json.JsonMapper;

/** The tutor without server, accounts and database, for one thread: the same words in a fraction of the time. */
public final class DirectTutor implements org.qiwen.evaluation.drive.Tutor {
    private final Tutor tutor;
    private final InquiryCatalog catalog;
    private final Stage stage;
    private final JsonMapper json = JsonMapper.shared();
    private final Map<String, List<TracedTurn>> traces = new HashMap<>();

    /** @param stage of the pupil */
    public DirectTutor(Tutor tutor, InquiryCatalog catalog, Stage stage) {
        this.tutor = tutor;
        this.catalog = catalog;
        this.stage = stage;
    }

    @Override
    public Conversation open(String inquiry, String locale) {
        Inquiry about = catalog.find(inquiry, locale)
                .orElseThrow(() -> new IllegalArgumentException("no inquiry " + inquiry + " in " + locale));
        org.qiwen.assistant.tutor.Opening opening = tutor.open(about, stage);
        String id = UUID.randomUUID().toString();
        List<TracedTurn> trace = new ArrayList<>();
        traces.put(id, trace);
        return new Direct(id, about, opening, trace);
    }

    @Override
    public List<TracedTurn> trace(String conversation) {
        return List.copyOf(traces.getOrDefault(conversation, List.of()));
    }

    private final class Direct implements Conversation {
        private final String id;
        private final Inquiry inquiry;
        private final Opening opening;
        private final List<TracedTurn> trace;
        private DialogueState state;

        Direct(String id, Inquiry inquiry, org.qiwen.assistant.tutor.Opening opening, List<TracedTurn> trace) {
            this.id = id;
            this.trace = trace;
            this.inquiry = inquiry;
            this.opening = new Opening(
                    opening.text(),
                    opening.move(),
                    opening.choices().stream()
                            .map(option -> new Option(option.id(), option.text()))
                            .toList());
            this.state = opening.state();
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public Opening opening() {
            return opening;
        }

        /** Refuses nothing; {@link TutorRefusal} comes only over HTTP. */
        @Override
        public TurnReply send(PupilMessage message, String key) {
            StudentMessage said = new StudentMessage(
                    StudentMessage.Kind.valueOf(message.kind().name()), message.text());
            PlannedTurn turn = tutor.plan(inquiry, "school", state, said);
            state = turn.next();
            trace.add(new TracedTurn(json.valueToTree(turn.trace())));
            List<StreamEvent> events = new ArrayList<>();
            for (TurnEvent event : turn.events()) {
                events.add(new StreamEvent(
                        events.size() + 1L,
                        event.type(),
                        json.valueToTree(event),
                        Duration.ofMillis(turn.trace().millis())));
            }
            return new TurnReply(events);
        }
    }
}
