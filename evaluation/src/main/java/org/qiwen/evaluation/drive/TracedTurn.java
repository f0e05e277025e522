package org.qiwen.evaluation.drive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What the tutor heard and decided in one turn, from {@code GET /api/conversations/{id}/trace}. Keeps the JSON, because
 * a report shows what is there and later versions tell more.
 */
public record TracedTurn(JsonNode json) {
    /**
     * Keeps it.
     *
     * @throws TutorFault when it does not say which turn it is about
     */
    public TracedTurn {
        if (!json.path("turn").isInt()) {
            throw new TutorFault("a traced turn needs its number, this one has " + json.propertyNames());
        }
    }

    /** Whether it was assessed and decided; a turn that was interrupted is not. */
    public boolean isWhole() {
        return json.path("assessment").isObject() && json.path("decision").isObject();
    }

    /** Number of the turn, from 1. */
    public int turn() {
        return json.path("turn").asInt();
    }

    /** What was heard, as short readable parts: speech acts, ideas with level and credit, misconceptions and so on. */
    public List<String> heard() {
        JsonNode assessment = json.path("assessment");
        List<String> parts = new ArrayList<>();
        words(assessment, "speechActs").ifPresent(parts::add);
        words(assessment, "safety").ifPresent(safety -> parts.add("safety: " + safety));
        for (JsonNode idea : assessment.path("expectations")) {
            String level = idea.path("level").asString("");
            if (!level.equals("NONE")) {
                parts.add(idea(idea, level));
            }
        }
        words(assessment, "misconceptions").ifPresent(ids -> parts.add("misconceptions: " + ids));
        practices(assessment.path("practices")).ifPresent(names -> parts.add("practices: " + names));
        return parts;
    }

    /** Move, feedback, hint and target of the decision. */
    public String decision() {
        JsonNode decision = json.path("decision");
        StringBuilder words = new StringBuilder(decision.path("move").asString("?"));
        if (decision.path("hintLevel").asInt(0) > 0) {
            words.append('(').append(decision.path("hintLevel").asInt()).append(')');
        }
        decision.path("target")
                .asStringOpt()
                .ifPresent(target -> words.append(" on ").append(target));
        decision.path("feedback")
                .asStringOpt()
                .ifPresent(feedback -> words.append(" · ").append(feedback));
        return words.toString();
    }

    /** Why, in the policy's own words. */
    public String reason() {
        return json.path("decision").path("reason").asString("");
    }

    /** What the gate stopped or changed; empty when nothing. */
    public List<String> gate() {
        List<String> verdicts = new ArrayList<>();
        json.path("gate")
                .forEach(verdict -> verdicts.add(verdict.isString() ? verdict.asString() : verdict.toString()));
        return verdicts;
    }

    private static String idea(JsonNode idea, String level) {
        StringBuilder words =
                new StringBuilder(idea.path("id").asString("?")).append(' ').append(level);
        idea.path("credit").asStringOpt().ifPresent(credit -> words.append(", ").append(credit));
        idea.path("why")
                .asStringOpt()
                .filter(why -> !why.isBlank())
                .ifPresent(why -> words.append(" (").append(why).append(')'));
        return words.toString();
    }

    /** Names alone, or each with the sentence that shows it. */
    private static Optional<String> practices(JsonNode practices) {
        String words = practices.isObject()
                ? practices.properties().stream()
                        .map(practice ->
                                practice.getKey() + "（" + practice.getValue().asString("") + "）")
                        .collect(Collectors.joining(", "))
                : words(practices);
        return words.isEmpty() ? Optional.empty() : Optional.of(words);
    }

    private static Optional<String> words(JsonNode parent, String field) {
        String words = words(parent.path(field));
        return words.isEmpty() ? Optional.empty() : Optional.of(words);
    }

    private static String words(JsonNode list) {
        return list.valueStream()
                .map(node -> node.isString() ? node.asString() : node.toString())
                .collect(Collectors.joining(", "));
    }
}
