package org.qiwen.assistant.copilot.assemble;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.copilot.plan.StandardReference;
import org.qiwen.assistant.inquiry.Evidence;
import org.qiwen.assistant.inquiry.Expectation;
import org.qiwen.assistant.inquiry.Story;

/**
 * What a lesson is made of, whatever it comes from.
 *
 * @param authored whether an inquiry stands behind it; else it was taken from passages
 * @param opening exhibits to compare the predictions with
 * @param hands what pupils do with their hands, or null
 * @param tale a scientist's story, or null
 * @param transfer a new case; empty when there is none
 * @param card the summary in the author's words; empty when there is none
 */
record Matter(
        boolean authored,
        String title,
        String discipline,
        List<String> thinking,
        List<String> concepts,
        List<StandardReference> standards,
        String phenomenon,
        String question,
        Guess guess,
        List<Exhibit> opening,
        List<Idea> ideas,
        List<Belief> beliefs,
        List<String> facts,
        List<Case> cases,
        @Nullable Hands hands,
        @Nullable Tale tale,
        String transfer,
        String transferIdea,
        String summaryAsk,
        String card,
        Exit exit) {

    /** The prediction; without options it is written freely. {@code observed} is what comes true, or empty. */
    record Guess(String ask, List<String> options, String reason, String observed, String differs, String agrees) {}

    /**
     * Something to look at.
     *
     * @param materials what it takes; of something shown: empty when it is only a record, a picture or a tale
     * @param instead the record for whoever has no material, or empty
     */
    record Exhibit(
            String id,
            Evidence.Kind kind,
            String text,
            List<String> materials,
            String instead,
            List<String> columns,
            List<List<String>> rows,
            String notice) {

        boolean isTable() {
            return !columns.isEmpty();
        }

        /** Whether hands do something in class: pupils', or the teacher's with things on the table. */
        boolean isDone() {
            return kind == Evidence.Kind.DO || isDemonstrated();
        }

        boolean isDemonstrated() {
            return kind == Evidence.Kind.SHOW && !materials.isEmpty();
        }

        /** How long it takes to show something, when it is done at all. */
        Wait waits() {
            return isDone() ? Wait.of(text) : Wait.NONE;
        }

        /** What was once recorded, to be read instead of done. */
        Exhibit asRecord() {
            return new Exhibit(id, Evidence.Kind.READ, instead, List.of(), "", columns, rows, notice);
        }
    }

    /** One idea to be earned; {@code cloze} is its sentence with blanks, {@code asked} whether the exit check asks for it. */
    record Idea(
            String id,
            String text,
            String ask,
            List<String> facts,
            List<String> hints,
            List<Exhibit> exhibits,
            List<String> right,
            String affirm,
            List<Half> halves,
            List<Near> near,
            String cloze,
            List<String> options,
            boolean asked) {

        Idea with(List<Exhibit> others) {
            return new Idea(id, text, ask, facts, hints, others, right, affirm, halves, near, cloze, options, asked);
        }
    }

    /** A part of an idea and the question for the rest. */
    record Half(String says, String reply) {}

    /** Looks right and is not. */
    record Near(String says, Expectation.NearMiss.Kind kind) {}

    /** What pupils often think. {@code idea} is the id of the idea that replaces it. */
    record Belief(
            String id,
            String belief,
            String grainOfTruth,
            List<String> signs,
            String reply,
            String question,
            String source,
            String idea) {}

    /** A case to work out, with its answer for the teacher. */
    record Case(String ask, String given, String expected) {}

    /** An experiment; {@code sample} is what others found, row by row, or empty. */
    record Hands(
            String title,
            List<String> materials,
            List<String> steps,
            List<String> columns,
            List<List<String>> sample,
            List<Danger> dangers,
            String safety,
            boolean home,
            boolean adult) {

        Wait waits() {
            return Wait.of(steps);
        }

        /** Whether its result takes more than a lesson. */
        boolean days() {
            return waits().isDays();
        }
    }

    record Danger(String hazard, String control) {}

    record Tale(String title, Story.Standing standing, List<Stop> stops) {}

    /**
     * A place to stop in a story.
     *
     * @param known what was known then, in a sentence or two
     * @param wrong the wrong turn taken there, or empty
     * @param mended what came of it, or empty
     */
    record Stop(String date, String known, String question, String wrong, String mended) {}

    /** The unassisted question, with answers of each kind; the lists may be empty. */
    record Exit(String intro, String question, List<String> full, List<String> part, List<String> other) {}

    /** What is shown as a table, in the order of the lesson, each once; the plan numbers them so. */
    List<Exhibit> tables() {
        return Stream.concat(opening.stream(), ideas.stream().flatMap(idea -> idea.exhibits().stream()))
                .filter(Exhibit::isTable)
                .distinct()
                .toList();
    }

    /** Days before the lesson on which something has to be begun; 0 for none. */
    int days() {
        int seen = Stream.concat(opening.stream(), ideas.stream().flatMap(idea -> idea.exhibits().stream()))
                .mapToInt(exhibit -> exhibit.waits().days())
                .max()
                .orElse(0);
        return Math.max(seen, hands == null ? 0 : hands.waits().days());
    }

    /** With some of its ideas only; the author's summary of all of them goes. */
    Matter withIdeas(List<Idea> some) {
        return new Matter(
                authored,
                title,
                discipline,
                thinking,
                concepts,
                standards,
                phenomenon,
                question,
                guess,
                opening,
                some,
                beliefs,
                facts,
                cases,
                hands,
                tale,
                transfer,
                transferIdea,
                summaryAsk,
                some.size() == ideas.size() ? card : "",
                exit);
    }

    Matter withBeliefs(List<Belief> ordered) {
        return new Matter(
                authored,
                title,
                discipline,
                thinking,
                concepts,
                standards,
                phenomenon,
                question,
                guess,
                opening,
                ideas,
                ordered,
                facts,
                cases,
                hands,
                tale,
                transfer,
                transferIdea,
                summaryAsk,
                card,
                exit);
    }

    /** Without refused activities: an exhibit becomes its record where there is one, an experiment goes. */
    Matter without(List<String> refused) {
        if (refused.isEmpty()) {
            return this;
        }
        Hands allowed = hands != null
                        && Stream.concat(hands.materials().stream(), hands.steps().stream())
                                .noneMatch(refused::contains)
                ? hands
                : null;
        return new Matter(
                authored,
                title,
                discipline,
                thinking,
                concepts,
                standards,
                phenomenon,
                question,
                guess,
                allowed(opening, refused),
                ideas.stream()
                        .map(idea -> idea.with(allowed(idea.exhibits(), refused)))
                        .toList(),
                beliefs,
                facts,
                cases,
                allowed,
                tale,
                transfer,
                transferIdea,
                summaryAsk,
                card,
                exit);
    }

    private static List<Exhibit> allowed(List<Exhibit> exhibits, List<String> refused) {
        return exhibits.stream()
                .filter(e -> !refused.contains(e.text()) || !e.instead().isEmpty())
                .map(e -> refused.contains(e.text()) ? e.asRecord() : e)
                .toList();
    }
}
