package org.qiwen.assistant.conversation;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.account.SchoolId;
import org.qiwen.assistant.edition.Edition;
import org.qiwen.assistant.inquiry.Stage;
import org.qiwen.assistant.tutor.StudentMessage;
import org.qiwen.assistant.tutor.TurnEvent;
import org.qiwen.assistant.tutor.WordingTerms;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The tutor as conversations need it: states and traces are JSON here, because they are only kept, never read. {@link
 * LocalTutoring} is the tutor itself; tests put a slow or failing one in its place.
 */
interface Tutoring {

    /** What can be explored in a locale, in the authors' order. */
    List<Offer> offers(String locale);

    Optional<Offer> offer(String inquiry, String locale);

    /** Begins a dialogue; fails when the inquiry is not there, or does not pass its test any more in an edition's words. */
    Mono<Opened> open(Offer offer, Stage stage);

    /**
     * Answers one message: what is {@link Said}, then exactly one {@link Planned}. Fails when the inquiry is not there any
     * more. Changes nothing; a cancel stops whatever it waits for.
     *
     * @param school whose material may be cited beside the house's
     */
    Flux<Part> answer(Offer offer, SchoolId school, String state, StudentMessage student, WordingTerms terms);

    /**
     * An inquiry before it is opened.
     *
     * @param edition in whose words it is held; null for the author's
     */
    record Offer(
            String id,
            String locale,
            String title,
            String drivingQuestion,
            String phenomenon,
            String discipline,
            String kind,
            List<Stage> stages,
            @Nullable Edition edition) {
        public Offer {
            stages = stages.stream().sorted().distinct().toList();
        }

        /** How many stages the nearest one that it is written for is away; 0 for its own pupils. */
        int distance(Stage from) {
            return stages.stream()
                    .mapToInt(stage -> Math.abs(stage.ordinal() - from.ordinal()))
                    .min()
                    .orElse(0);
        }

        /** The same inquiry in the words of an edition; itself when there is none. */
        Offer in(@Nullable Edition other) {
            return other == null
                    ? this
                    : new Offer(
                            id,
                            locale,
                            other.telling().title(),
                            other.telling().drivingQuestion(),
                            other.telling().phenomenon(),
                            discipline,
                            kind,
                            stages,
                            other);
        }
    }

    /** The tutor's first words, and the state after them as JSON. */
    record Opened(Words words, String state, Conversation.Progress progress) {
        /** What a page shows. */
        record Words(String text, String move, List<TurnEvent.Option> choices) {
            public Words {
                choices = List.copyOf(choices);
            }
        }
    }

    /** A part of a turn before it is stored. */
    sealed interface Part {
        /** In order, after those of the parts before. */
        List<TurnEvent> events();
    }

    /** Events that can be sent while the rest is still being worded. */
    record Said(List<TurnEvent> events) implements Part {
        public Said {
            events = List.copyOf(events);
        }
    }

    /**
     * The end of a turn, or all of it.
     *
     * @param events the last one, and only that, is {@link TurnEvent.Done}
     * @param state JSON of the state after the turn
     * @param trace JSON of how it was decided
     */
    record Planned(List<TurnEvent> events, String state, String trace, List<Finding> alerts) implements Part {
        public Planned {
            events = List.copyOf(events);
            alerts = List.copyOf(alerts);
            if (events.isEmpty() || !(events.get(events.size() - 1) instanceof TurnEvent.Done)) {
                throw new IllegalArgumentException("a turn ends with its done event");
            }
        }

        TurnEvent.Done done() {
            return (TurnEvent.Done) events.get(events.size() - 1);
        }
    }

    /** Something an adult should see; {@code excerpt} has personal data masked. */
    record Finding(String label, String excerpt) {}
}
