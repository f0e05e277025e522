package org.qiwen.assistant.copilot.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.qiwen.assistant.account.AccountId;
import org.qiwen.assistant.dialogue.state.DialogueState;

/**
 * Which ideas and misconceptions a class has shown, by pupils and not by turns. A cluster of fewer than five is nobody's
 * business, and one of fewer than ten shows no words: rules of the project's pedagogy. Pure.
 */
final class ClassPicture {
    /** Pupils a cluster needs to be shown. */
    static final int LEAST_PUPILS = 5;
    /** Pupils a cluster needs for words to be shown. */
    static final int LEAST_FOR_WORDS = 10;
    /** Sentences shown of one cluster, each of another pupil. Our choice. */
    private static final int MOST_WORDS = 3;

    private ClassPicture() {}

    /** What a cluster is about. */
    enum Kind {
        MISCONCEPTION,
        IDEA
    }

    /** A misconception or idea of an inquiry. */
    record Key(String inquiry, String locale, Kind kind, String id) {}

    /** What one pupil's dialogue shows. */
    record Talk(AccountId pupil, String inquiry, String locale, DialogueState state) {}

    /** What a pupil said, which misconceptions it voiced and which practices it shows; personal data masked. */
    record Said(AccountId pupil, String inquiry, Set<String> misconceptions, Set<String> practices, String words) {}

    /** A way of thinking (PREDICTION, CLAIM, EVIDENCE, …), and how many pupils have shown it. */
    record Practice(String practice, int pupils) {}

    /** A cluster that may be shown. */
    record Cluster(Key key, int pupils, List<String> words) {}

    /** The clusters, the largest first. */
    static List<Cluster> of(List<Talk> talks, List<Said> said) {
        Map<Key, Set<AccountId>> pupils = new LinkedHashMap<>();
        for (Talk talk : talks) {
            talk.state().beliefs().keySet().forEach(id -> add(pupils, talk, Kind.MISCONCEPTION, id));
            talk.state().ideas().forEach((id, idea) -> {
                if (idea.reached()) {
                    add(pupils, talk, Kind.IDEA, id);
                }
            });
        }
        List<Cluster> clusters = new ArrayList<>();
        pupils.forEach((key, who) -> {
            if (who.size() >= LEAST_PUPILS) {
                clusters.add(
                        new Cluster(key, who.size(), who.size() >= LEAST_FOR_WORDS ? words(key, said) : List.of()));
            }
        });
        clusters.sort(Comparator.comparingInt((Cluster c) -> -c.pupils())
                .thenComparing(c -> c.key().inquiry())
                .thenComparing(c -> c.key().id()));
        return clusters;
    }

    /** The practices that at least five pupils showed, those of most pupils first. */
    static List<Practice> practices(List<Said> said) {
        Map<String, Set<AccountId>> pupils = new TreeMap<>();
        said.forEach(one -> one.practices()
                .forEach(practice -> pupils.computeIfAbsent(practice, p -> new LinkedHashSet<>())
                        .add(one.pupil())));
        return pupils.entrySet().stream()
                .filter(entry -> entry.getValue().size() >= LEAST_PUPILS)
                .map(entry -> new Practice(entry.getKey(), entry.getValue().size()))
                .sorted(Comparator.comparingInt((Practice p) -> -p.pupils()))
                .toList();
    }

    private static void add(Map<Key, Set<AccountId>> pupils, Talk talk, Kind kind, String id) {
        pupils.computeIfAbsent(new Key(talk.inquiry(), talk.locale(), kind, id), k -> new LinkedHashSet<>())
                .add(talk.pupil());
    }

    private static List<String> words(Key key, List<Said> said) {
        if (key.kind() != Kind.MISCONCEPTION) {
            return List.of();
        }
        Map<AccountId, String> first = new LinkedHashMap<>();
        said.stream()
                .filter(s ->
                        s.inquiry().equals(key.inquiry()) && s.misconceptions().contains(key.id()))
                .forEach(s -> first.putIfAbsent(s.pupil(), s.words()));
        return first.values().stream().distinct().limit(MOST_WORDS).toList();
    }
}
