package org.qiwen.assistant.dialogue.gate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.dialogue.reading.Bigrams;
import org.qiwen.assistant.dialogue.reading.Mention;

/**
 * Whether a sentence says more than may be said in one turn: by its signs of an unearned idea, weighed together, and, where
 * an author's line is being reworded, by what its statements bring that the line does not have. Made for one turn.
 */
final class ContentGuard {
    /** Fewer different characters of statement bring nothing. Our choice. */
    private static final int SHORTEST = 6;

    /**
     * Share of new matter (rare characters counting more) from which a statement is no rewording. Measured: of 48 rewordings
     * 0.66 at the 95th percentile; of leaks that no other rule sees a median of 0.88.
     */
    static final double NEW_MATTER = 0.7;

    /** Share of a sentence's own pairs that must stand in one wording for it to be a piece of it. Our choice. */
    private static final double PIECE = 0.6;

    /** Fewer pairs stand in a wording by chance. Our choice. */
    private static final int FEWEST_PAIRS = 2;

    /** Share of a wording's syllables from which a sentence is read aloud to be understood. Our choice. */
    private static final double SOUNDS = 0.5;

    /** What tutors say of saying and thinking itself, in any subject; it brings nothing. */
    private static final Pattern ABOUT_TALK = Pattern.compile(
            "证据|支持|想法|理由|依据|记录|记下|这一[半步点条句]|[前后]半句|站得住脚?|说得?通|说得?清楚?|讲清楚?|说到|提到|注意到|看到|看出|找到|抓住|问题|回答|答案|"
                    + "关键|要紧|重要|有用|方向|接近|继续|接着|刚才|现在|先|再|一起|我们|咱们|已经|还没|没有?关系|别急|不急|不着急|慢慢|没关系|"
                    + "想一?想|看一?看|试一?试|比一?比|明白|清楚|仔细|认真|具体|想清楚|往前|一步|条件|结论|判断|猜测|猜想|预测|观察|发现|检验|验证|"
                    + "好|对|是的|不过|可是|但是|那么|所以|其中|里面|这样|那样|这个|那个|这里|那里|东西|时候|你|我|的|了");

    private final LeakGate leaks;
    private final TurnRules rules;
    private final Readings readings;
    private final List<Bigrams> free;
    private final Set<Integer> given;
    private final AuthorsQuestion question;
    private final Set<String> theirPairs;
    private @Nullable Set<String> theirTerms;

    ContentGuard(LeakGate leaks, TurnRules rules, Readings readings) {
        this.leaks = leaks;
        this.readings = readings;
        this.rules = rules;
        List<String> theirs = Stream.concat(Stream.of(rules.authored()), rules.ownWords().stream())
                .map(Folding::fold)
                .toList();
        this.question = new AuthorsQuestion(Folding.fold(rules.authored()));
        this.theirPairs = Bigrams.of(String.join("，", theirs)).pairs();
        this.given = GuardedIdea.han(String.join("", theirs));
        this.free = rules.authored().isBlank() ? List.of() : free(theirs);
    }

    private List<Bigrams> free(List<String> theirs) {
        List<String> texts = new ArrayList<>(theirs);
        texts.addAll(rules.shown());
        leaks.inquiry().facts().forEach(f -> texts.add(f.text()));
        return texts.stream().map(Bigrams::of).toList();
    }

    /** @param before what was said in the two turns before and earlier in this one, folded */
    Optional<Fault> fault(String folded, String before) {
        boolean rewords = !rules.authored().isBlank();
        double[] signs = signs(folded, before);
        if (Sign.score(signs) > (rewords ? Sign.REWORDING : Sign.FREE)) {
            return Optional.of(new Fault(Fault.Kind.LEAK, "signs of an idea"));
        }
        if (soundsMoreThanItSays(signs)) {
            return Optional.of(new Fault(Fault.Kind.HIDDEN, "by sound"));
        }
        if (!rewords) {
            return Optional.empty();
        }
        Optional<Fault> answered = question.fault(folded);
        if (answered.isPresent()) {
            return answered;
        }
        String told = told(folded);
        if (newMatter(told, SHORTEST) > NEW_MATTER) {
            return Optional.of(new Fault(Fault.Kind.LEAK, "new matter"));
        }
        if (isPiece(folded, before)) {
            return Optional.of(new Fault(Fault.Kind.LEAK, "piece of an idea"));
        }
        return completesTerms(told, folded, before)
                ? Optional.of(new Fault(Fault.Kind.LEAK, "last term"))
                : Optional.empty();
    }

    /** Syllables of a wording that are not in its characters. */
    private static boolean soundsMoreThanItSays(double[] signs) {
        double sounds = signs[Sign.SOUNDS.ordinal()];
        return sounds >= SOUNDS && sounds - signs[Sign.PAIRS.ordinal()] >= SOUNDS / 2;
    }

    /** What a sentence tells: its statements, also of what the pupil found, and all of it when it asks for no more than a nod. */
    private static String told(String folded) {
        return told(folded, Mood.SAYS, Mood.TAKES_UP);
    }

    private static String told(String folded, Mood... moods) {
        Set<Mood> telling = Set.of(moods);
        boolean closed = Manner.CLOSED_QUESTION.in(folded) > 0;
        return Mood.read(folded).stream()
                .filter(c -> closed || telling.contains(c.mood()))
                .map(Mood.Clause::text)
                .collect(Collectors.joining("，"));
    }

    /**
     * Whether the sentence adds a term that neither the author nor the pupil named, and with it all terms of a guarded
     * relation have been named: the last piece of an answer given away in pieces.
     */
    private boolean completesTerms(String told, String folded, String before) {
        Set<String> added = new HashSet<>(named(told));
        added.removeAll(theirTerms());
        if (added.isEmpty()) {
            return false;
        }
        Set<String> guarded = guarded(folded, before);
        Set<String> all = named(before + "。" + folded);
        return leaks.texts().ideas().stream()
                .filter(idea -> guarded.contains(idea.id()))
                .flatMap(idea -> idea.lines().stream())
                .map(GuardedIdea.Line::terms)
                .anyMatch(terms -> terms.size() > 1
                        && all.containsAll(terms)
                        && terms.stream().anyMatch(added::contains));
    }

    /** Whether what a sentence says, not asks, beyond the author's line is mostly cut from one wording of a guarded idea. */
    private boolean isPiece(String folded, String before) {
        Set<String> own = new HashSet<>(
                Bigrams.of(told(folded, Mood.SAYS, Mood.TAKES_UP, Mood.INVITES)).pairs());
        own.removeAll(theirPairs);
        if (own.size() < FEWEST_PAIRS) {
            return false;
        }
        Set<String> guarded = guarded(folded, before);
        Overlaps wordings = leaks.texts().pairs();
        int[] common = wordings.common(own);
        return IntStream.range(0, common.length)
                .anyMatch(i -> common[i] >= PIECE * own.size()
                        && guarded.contains(leaks.texts().ideaOf(i)));
    }

    private Set<String> theirTerms() {
        Set<String> known = theirTerms;
        if (known == null) {
            known = named(Folding.fold(rules.authored() + "。" + String.join("。", rules.ownWords())));
            theirTerms = known;
        }
        return known;
    }

    private Set<String> named(String text) {
        return readings.of(text).all().stream().map(Mention::said).collect(Collectors.toSet());
    }

    double[] signs(String folded, String before) {
        Set<String> guarded = guarded(folded, before);
        return leaks.signs().of(new Signs.Said(folded, before, free), guarded::contains, readings);
    }

    /** The unearned ideas, and those that answer transfer or exit check while these are spoken of. */
    Set<String> guarded(String folded, String before) {
        Set<String> guarded = new HashSet<>(rules.unearned());
        guarded.addAll(leaks.texts().checked(before + "。" + folded));
        return guarded;
    }

    /** Share of what the sentence tells that neither the authored text nor the pupil said, 0..1. */
    double newMatter(String folded) {
        return newMatter(told(folded), SHORTEST);
    }

    private double newMatter(String told, int shortest) {
        Set<Integer> said = GuardedIdea.han(ABOUT_TALK.matcher(told).replaceAll("，"));
        if (said.size() < shortest) {
            return 0;
        }
        double all = said.stream().mapToDouble(leaks.texts()::weight).sum();
        double theirs = said.stream()
                .filter(given::contains)
                .mapToDouble(leaks.texts()::weight)
                .sum();
        return all == 0 ? 0 : 1 - theirs / all;
    }
}
