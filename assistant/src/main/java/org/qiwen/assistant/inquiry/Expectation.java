package org.qiwen.assistant.inquiry;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An idea a pupil should come to say in their own words.
 *
 * @param core whether the tutor pursues it; other ideas are only credited
 * @param nature whether it must be earned
 * @param idea the idea in the author's words
 * @param needs ids of ideas that come before it
 * @param claim lines of relations that say it; one whole line is enough
 * @param conflict lines that say its opposite
 * @param atoms named parts of the idea: id to the relations it stands for (none: a part without relation)
 * @param accept sentences that say it; they route and test, they never judge
 * @param partial sentences that say a part, with the part that is missing
 * @param missingAsk part id to the question that asks for it
 * @param nearMiss sentences that look right and are not
 */
public record Expectation(
        String id,
        boolean core,
        Nature nature,
        String idea,
        List<String> needs,
        List<List<String>> claim,
        List<List<String>> conflict,
        Map<String, List<String>> atoms,
        List<AlsoRight> alsoRight,
        List<String> accept,
        List<Partial> partial,
        Map<String, String> missingAsk,
        List<NearMiss> nearMiss,
        Question pump,
        List<Question> hints,
        Cloze prompt,
        String assertion,
        String then,
        String affirm) {

    public Expectation {
        needs = Authored.copy(needs);
        claim = Authored.copy(claim);
        conflict = Authored.copy(conflict);
        atoms = Authored.copy(atoms);
        alsoRight = Authored.copy(alsoRight);
        accept = Authored.copy(accept);
        partial = Authored.copy(partial);
        missingAsk = Authored.copy(missingAsk);
        nearMiss = Authored.copy(nearMiss);
        hints = Authored.copy(hints);
    }

    /** Whether the idea must be earned or may be told. */
    public enum Nature {
        INSIGHT,
        CONVENTION
    }

    /** The lines that say the idea, read. */
    public List<List<Relation>> claimLines() {
        return lines(claim);
    }

    /** The lines that say its opposite, read. */
    public List<List<Relation>> conflictLines() {
        return lines(conflict);
    }

    /** The relations a named part stands for; empty when the part is only acknowledged or unknown. */
    public List<Relation> atom(String id) {
        return atoms.getOrDefault(id, List.of()).stream().map(Relation::parse).toList();
    }

    static List<List<Relation>> lines(List<List<String>> lines) {
        return lines.stream()
                .map(line -> line.stream().map(Relation::parse).toList())
                .toList();
    }

    /** Another wording that is right but needs to be put in the pupil's own words. */
    public record AlsoRight(String says, String reply) {}

    /**
     * A half of the idea.
     *
     * @param in id of the evidence that must be in view for this to count, or null
     * @param has what is there (a part id or words)
     * @param missing id of the part that is missing
     * @param ask the question that asks for the missing part; null takes {@code missingAsk}
     * @param reply what to say before it, or null
     */
    public record Partial(
            String says,
            @Nullable String in,
            @Nullable String has,
            String missing,
            @Nullable String ask,
            @Nullable String reply) {}

    /** Looks right, is not. */
    public record NearMiss(String says, Kind kind) {
        /** In which way it is wrong. */
        public enum Kind {
            SWAPPED,
            NEGATED,
            WRONG_QUANTITY,
            PURPOSE,
            CONDITION_DROPPED,
            RESTATES_PHENOMENON,
            WORD_SALAD
        }
    }

    /** A sentence with blanks and options to fill them. */
    public record Cloze(String cloze, List<String> options, String answer) {
        public Cloze {
            options = Authored.copy(options);
        }
    }
}
