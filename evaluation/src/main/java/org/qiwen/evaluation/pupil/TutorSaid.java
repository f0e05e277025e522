package org.qiwen.evaluation.pupil;

import java.util.List;
import java.util.stream.Stream;
import org.qiwen.evaluation.drive.TurnReply;
import org.qiwen.evaluation.drive.Tutor;
import tools.jackson.databind.JsonNode;

/**
 * A turn of the tutor as a pupil's page shows it.
 *
 * @param phase of the dialogue after it; empty when the turn broke
 * @param choices ids of what may be clicked
 */
record TutorSaid(String move, String phase, String text, List<String> choices) {
    private static final String PREDICT = "PREDICT";

    TutorSaid {
        choices = List.copyOf(choices);
    }

    static TutorSaid of(Tutor.Opening opening) {
        return new TutorSaid(
                opening.move(),
                PREDICT,
                opening.text(),
                opening.choices().stream().map(Tutor.Option::id).toList());
    }

    static TutorSaid of(TurnReply reply) {
        return new TutorSaid(
                reply.move().map(move -> move.path("move").asString("")).orElse(""),
                reply.phase().orElse(""),
                reply.text(),
                reply.of("choices").flatMap(TutorSaid::ids).toList());
    }

    private static Stream<String> ids(JsonNode choices) {
        return choices.path("options")
                .valueStream()
                .map(option -> option.path("id").asString(""));
    }
}
