package org.qiwen.assistant.tutor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.dialogue.assess.Routing;
import org.qiwen.assistant.dialogue.policy.Wording;
import org.qiwen.assistant.dialogue.policy.WordingFile;
import org.qiwen.assistant.dialogue.state.BeliefState;
import org.qiwen.assistant.dialogue.state.Credit;
import org.qiwen.assistant.dialogue.state.DialogueState;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.InquiryCatalog;
import org.qiwen.assistant.inquiry.InquiryFiles;
import org.qiwen.assistant.inquiry.Stage;

/** A pupil talking with the real tutor about a bundled inquiry, without embeddings and without material to cite. */
final class Talk {
    static final InquiryCatalog CATALOG = catalog();
    static final Wording WORDING = wording("zh-CN");
    static final Tutor TUTOR = new Tutor(
            CATALOG,
            Map.of("zh-CN", WORDING, "en", wording("en")),
            (i, text) -> Routing.none(),
            (i, school, about, e, u) -> List.of());

    final Inquiry inquiry;
    final List<PlannedTurn> turns = new ArrayList<>();
    DialogueState state;

    private Talk(Inquiry inquiry, Stage stage) {
        this.inquiry = inquiry;
        this.state = TUTOR.open(inquiry, stage).state();
    }

    static Talk about(String id) {
        Inquiry inquiry = CATALOG.find(id, "zh-CN").orElseThrow();
        return new Talk(inquiry, inquiry.earliestStage());
    }

    static Talk about(Inquiry inquiry, Stage stage) {
        return new Talk(inquiry, stage);
    }

    Talk say(String text) {
        return send(StudentMessage.text(text));
    }

    Talk pick(String option) {
        return send(StudentMessage.choice(option));
    }

    Talk send(StudentMessage message) {
        PlannedTurn turn = TUTOR.plan(inquiry, "school", state, message);
        turns.add(turn);
        state = turn.next();
        return this;
    }

    /** Says several things, one a turn. */
    Talk say(String first, String... more) {
        say(first);
        for (String text : more) {
            say(text);
        }
        return this;
    }

    PlannedTurn last() {
        return turns.get(turns.size() - 1);
    }

    String move() {
        return last().trace().decision().move();
    }

    /** Name of the feedback, {@code NONE} when there was none. */
    String feedback() {
        String feedback = last().trace().decision().feedback();
        return feedback == null ? "NONE" : feedback;
    }

    /** Everything the tutor said in the last turn. */
    String text() {
        return last().trace().tutor();
    }

    /** The idea worked on, empty when there is none. */
    String target() {
        String target = last().trace().decision().target();
        return target == null ? "" : target;
    }

    BeliefState belief(String id) {
        return Objects.requireNonNull(state.beliefs().get(id), id);
    }

    DialogueState.Exit exit() {
        return Objects.requireNonNull(state.exit(), "no exit answer");
    }

    int hintLevel() {
        return last().trace().decision().hintLevel();
    }

    @Nullable
    Credit credit(String idea) {
        return state.idea(idea).credit();
    }

    TurnEvent.Done done() {
        return (TurnEvent.Done) last().events().get(last().events().size() - 1);
    }

    <T extends TurnEvent> List<T> events(Class<T> type) {
        return last().events().stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** The sentences of the last turn that end with a question mark. */
    List<String> questions() {
        return events(TurnEvent.Text.class).stream()
                .map(TurnEvent.Text::delta)
                .filter(s -> s.endsWith("？"))
                .toList();
    }

    /** A pupil of float-sink who predicted, gave a reason and has seen what happens; works on the first table. */
    static Talk afterObserving() {
        return about("float-sink").pick("A").say("说不清楚", "苹果浮着，石子沉到底了");
    }

    private static InquiryCatalog catalog() {
        try {
            return new InquiryFiles().load();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Wording wording(String locale) {
        try (InputStream in = Objects.requireNonNull(Talk.class.getResourceAsStream("/wording/" + locale + ".yaml"))) {
            return WordingFile.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
