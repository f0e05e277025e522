package org.qiwen.assistant.dialogue.gate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.qiwen.assistant.dialogue.reading.Bigrams;
import org.qiwen.assistant.inquiry.Expectation;
import org.qiwen.assistant.inquiry.Inquiry;

/**
 * The guarded ideas of an inquiry and its free texts, indexed once. The answers of transfer and exit check stand among the
 * ideas; they are guarded where the words are about their own situation. Immutable and thread-safe.
 */
final class IdeaTexts {
    /** A pair of characters in more free texts than this belongs to the subject, not to one question. Our choice. */
    private static final int OWN = 4;

    /** So many pairs of a question's own must be said to speak of it; one is chance. Our choice. */
    private static final int SPOKEN_OF = 2;

    private final List<GuardedIdea> ideas = new ArrayList<>();
    private final List<GuardedIdea.Wording> wordings = new ArrayList<>();
    private final List<String> ideaOf = new ArrayList<>();
    private final Map<String, Bigrams> topics = new LinkedHashMap<>();
    private final Map<String, List<String>> asksFor = new LinkedHashMap<>();
    private final Map<Integer, Double> weights = new HashMap<>();
    private final double rarest;
    private final Overlaps pairs;
    private final Overlaps sounds;
    private final Overlaps free;
    private final Permitted permitted;

    IdeaTexts(Inquiry inquiry) {
        inquiry.expectations().stream()
                .filter(e -> e.nature() == Expectation.Nature.INSIGHT)
                .map(GuardedIdea::of)
                .forEach(ideas::add);
        List<String> freeTexts = GuardedTexts.free(inquiry);
        permitted = new Permitted("", freeTexts);
        List<String> folded = freeTexts.stream().map(Folding::fold).toList();
        free = Overlaps.of(folded.stream().map(Bigrams::of).toList());
        rarest = Math.log((folded.size() + 1.0) / 0.5);
        Map<Integer, Integer> in = new HashMap<>();
        folded.forEach(text -> GuardedIdea.han(text).forEach(c -> in.merge(c, 1, Integer::sum)));
        in.forEach((c, n) -> weights.put(c, Math.log((folded.size() + 1.0) / (n + 0.5))));
        checks(inquiry);
        for (GuardedIdea idea : ideas) {
            wordings.addAll(idea.wordings());
            idea.wordings().forEach(w -> ideaOf.add(idea.id()));
        }
        pairs = Overlaps.of(wordings.stream().map(GuardedIdea.Wording::pairs).toList());
        sounds = Overlaps.ofKeys(
                wordings.stream().map(w -> GuardedIdea.sounds(w.text())).toList());
    }

    private void checks(Inquiry inquiry) {
        List<GuardedIdea> insights = List.copyOf(ideas);
        Inquiry.Transfer transfer = inquiry.transfer();
        if (transfer != null) {
            check(GuardedTexts.TRANSFER, transfer.question(), transfer.expectations(), List.of(), insights);
        }
        for (Inquiry.Form form : inquiry.exitCheck().forms()) {
            check(
                    GuardedTexts.EXIT + "-" + form.id(),
                    form.question(),
                    form.expectations(),
                    GuardedTexts.answers(form),
                    insights);
        }
    }

    private void check(
            String id, String question, List<String> expectations, List<String> answers, List<GuardedIdea> insights) {
        topics.put(id, Bigrams.of(question).where(pair -> free.in(pair) <= OWN));
        asksFor.put(id, expectations);
        ideas.add(GuardedIdea.answering(
                id, insights.stream().filter(i -> expectations.contains(i.id())).toList(), answers));
    }

    List<GuardedIdea> ideas() {
        return List.copyOf(ideas);
    }

    /** Whether it is an idea, and not the answers of transfer or exit check. */
    boolean isInsight(String id) {
        return !topics.containsKey(id);
    }

    /** Ids of the checks whose own situation the words speak of, and of the ideas that answer them. */
    Set<String> checked(Bigrams said) {
        Set<String> checked = new HashSet<>();
        topics.forEach((id, topic) -> {
            if (topic.common(said) >= SPOKEN_OF) {
                checked.add(id);
                checked.addAll(asksFor.getOrDefault(id, List.of()));
            }
        });
        return checked;
    }

    /** What stands in the free texts may stand in any sentence. */
    Permitted permitted() {
        return permitted;
    }

    /** The wordings of some ideas. */
    List<String> wordings(Set<String> of) {
        return ideas.stream()
                .filter(i -> of.contains(i.id()))
                .flatMap(i -> i.wordings().stream())
                .map(GuardedIdea.Wording::text)
                .toList();
    }

    GuardedIdea.Wording wording(int i) {
        return wordings.get(i);
    }

    String ideaOf(int i) {
        return ideaOf.get(i);
    }

    Overlaps pairs() {
        return pairs;
    }

    Overlaps sounds() {
        return sounds;
    }

    Overlaps free() {
        return free;
    }

    /** How many pairs stand in no free text. */
    long newPairs(Bigrams said) {
        return said.stream().filter(pair -> !free.knows(pair)).count();
    }

    /** Share of characters that stand in no free text. */
    double newCharacters(Set<Integer> said) {
        return said.isEmpty()
                ? 0
                : (double) said.stream().filter(c -> !weights.containsKey(c)).count() / said.size();
    }

    /** How rare a character is in the free texts; what stands in most of them weighs next to nothing. */
    double weight(int character) {
        return Math.max(0, weights.getOrDefault(character, rarest));
    }

    /** Share of pairs that stand in some text of the inquiry, 0..1: how much it reads like one of them. */
    double known(Bigrams said) {
        return said.isEmpty()
                ? 0
                : (double) said.stream()
                                .filter(pair -> free.knows(pair) || pairs.knows(pair))
                                .count()
                        / said.size();
    }

    /** Share of a wording's characters that were said, rare ones counting more. */
    double weighed(Set<Integer> wording, Set<Integer> said) {
        double have = 0;
        double total = 0;
        for (int character : wording) {
            double weight = weights.getOrDefault(character, rarest);
            total += weight;
            if (said.contains(character)) {
                have += weight;
            }
        }
        return total == 0 ? 0 : have / total;
    }
}
