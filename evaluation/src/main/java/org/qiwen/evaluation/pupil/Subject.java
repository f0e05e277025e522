package org.qiwen.evaluation.pupil;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a played pupil can say about an inquiry, as its authors wrote it.
 *
 * @param turns turns that count before the closing
 * @param options of the prediction
 * @param observed id of the option that is seen to happen
 * @param questions every question the tutor may ask, with what may be replied
 * @param wonders questions that pupils ask
 * @param sources textbook sentences, for who pastes
 */
public record Subject(
        String inquiry,
        String locale,
        String stage,
        int turns,
        List<Option> options,
        String observed,
        List<Idea> ideas,
        List<Belief> beliefs,
        List<Question> questions,
        List<Form> forms,
        List<String> wonders,
        List<String> sources) {
    public Subject {
        if (options.isEmpty() || ideas.isEmpty()) {
            throw new IllegalArgumentException(inquiry + " needs options and ideas to be played");
        }
        options = List.copyOf(options);
        ideas = List.copyOf(ideas);
        beliefs = List.copyOf(beliefs);
        questions = List.copyOf(questions);
        forms = List.copyOf(forms);
        wonders = List.copyOf(wonders);
        sources = List.copyOf(sources);
    }

    /** Something to predict. */
    public record Option(String id, String text) {}

    /**
     * An idea.
     *
     * @param needs ids of ideas that come before it
     * @param statements what must not be said to a pupil who has not reached it
     * @param whole sentences that say it
     * @param mirrors sentences that look like it and are wrong
     */
    public record Idea(
            String id,
            boolean core,
            boolean guarded,
            List<String> needs,
            List<String> statements,
            List<String> whole,
            List<Half> halves,
            List<String> mirrors) {
        public Idea {
            needs = List.copyOf(needs);
            statements = List.copyOf(statements);
            whole = List.copyOf(whole);
            halves = List.copyOf(halves);
            mirrors = List.copyOf(mirrors);
        }
    }

    /**
     * A sentence that says a part.
     *
     * @param has id of the part it gives, or null
     */
    public record Half(String says, @Nullable String has) {}

    /** A wrong belief and sentences that voice it. */
    public record Belief(String id, List<String> signs, String resolvedBy) {
        public Belief {
            signs = List.copyOf(signs);
        }
    }

    /**
     * A question of the tutor.
     *
     * @param idea id of the idea it works on; of the one that replaces the belief when it challenges; null for neither
     * @param about id of the belief or case it is about, or null
     * @param listens ids of the parts it asks for
     */
    public record Question(
            Situation situation,
            String ask,
            @Nullable String idea,
            @Nullable String about,
            Set<String> listens,
            List<Reply> right,
            List<Reply> wrong) {
        public Question {
            listens = Set.copyOf(listens);
            right = List.copyOf(right);
            wrong = List.copyOf(wrong);
        }
    }

    /**
     * A short answer to a question.
     *
     * @param part id of the part it gives, or null
     */
    public record Reply(String says, @Nullable String part) {}

    /** The check at the end, with sample answers. */
    public record Form(String question, Set<String> ideas, List<String> full, List<String> part, List<String> other) {
        public Form {
            ideas = Set.copyOf(ideas);
            full = List.copyOf(full);
            part = List.copyOf(part);
            other = List.copyOf(other);
        }
    }

    /** The idea of that id. */
    public Optional<Idea> idea(@Nullable String id) {
        return ideas.stream().filter(idea -> idea.id().equals(id)).findFirst();
    }

    /** The question that a turn of the tutor ends in, as far as its authors wrote it: the longest that fits. */
    public Optional<Question> askedIn(String tutor) {
        String words = letters(tutor);
        Optional<Question> found = Optional.empty();
        int longest = 0;
        for (Question question : questions) {
            String asked = letters(question.ask());
            if (asked.length() > longest && words.endsWith(asked)) {
                longest = asked.length();
                found = Optional.of(question);
            }
        }
        return found;
    }

    /** Whether a turn of the tutor ends in something to do that is no question, such as a sentence to be completed. */
    public boolean hasTaskIn(String tutor) {
        return askedIn(tutor).isPresent();
    }

    private static String letters(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
