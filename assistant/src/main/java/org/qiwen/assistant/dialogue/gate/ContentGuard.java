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
import org.qiwen.assistant.inquiry.Inquiry;

/**
 * Whether a sentence says more than may be said in one turn: its signs of an unearned idea, and of what it does to the author's
 * line where one is being reworded, weighed together. Made for one turn.
 */
final class ContentGuard {
    /** Fewer different characters of statement bring nothing. Our choice. */
    private static final int SHORTEST = 6;

    /**
     * Score above which a sentence gives too much away. RATIONALE.md has what it does to lines, inquiries and hands that the
     * forest has not seen.
     */
    static final double MOST = 1.0;

    /**
     * What the score gains when {@link LeakGate} reads an idea in the sentence. Our choice: of hands left out, the trees alone
     * leave 6 of 1,016 such leaks and 13 of 552 such attacks below the border, and 32 lines are read so that give nothing away.
     */
    private static final double WHEN_STATED = 1.5;

    /** Share of what a sentence tells from which an earned idea is what it says. Our choice. */
    private static final double SAYS_AN_EARNED_ONE = 0.25;

    /** Share of a sentence's own pairs that must stand in one wording for it to be a piece of it. Our choice. */
    private static final double PIECE = 0.6;

    /** Fewer pairs stand in a wording by chance. Our choice. */
    private static final int FEWEST_PAIRS = 2;

    /** Share of a wording's syllables from which a sentence is read aloud to be understood. Our choice. */
    private static final double SOUNDS = 0.5;

    /** What counts as many, so that a sign is a share; more say no more. Our choice. */
    private static final double MANY_PAIRS = 20;

    private static final double MANY_IN_A_CLAUSE = 10;
    private static final double MANY_STATEMENTS = 5;
    private static final double MANY_SENTENCES = 3;
    private static final double MANY_NUMBERS = 5;

    private static final Pattern GAP = Pattern.compile("_{2,}|（[\\s_]*）|\\([\\s_]*\\)|…+|\\.{3,}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(?:\\.[0-9]+)?");

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
    private final ToldSigns toldSigns;
    private final AuthorsQuestion question;
    private final Bigrams authored;
    private final Bigrams theirPairs;
    private @Nullable Set<String> theirTerms;

    ContentGuard(LeakGate leaks, TurnRules rules, Readings readings) {
        this.leaks = leaks;
        this.readings = readings;
        this.rules = rules;
        List<String> theirs = Stream.concat(Stream.of(rules.authored()), rules.ownWords().stream())
                .map(Folding::fold)
                .toList();
        this.toldSigns = new ToldSigns(leaks.texts());
        this.question = new AuthorsQuestion(theirs.get(0), readings);
        this.authored = Bigrams.of(theirs.get(0));
        this.theirPairs = Bigrams.of(String.join("，", theirs));
        this.given = GuardedIdea.han(String.join("", theirs));
        this.free = rules.authored().isBlank() ? List.of() : free(theirs);
    }

    private List<Bigrams> free(List<String> theirs) {
        List<Bigrams> free = new ArrayList<>();
        theirs.forEach(text -> free.add(Bigrams.of(text)));
        Stream.concat(rules.shown().stream(), leaks.inquiry().facts().stream().map(Inquiry.Fact::text))
                .distinct()
                .forEach(text -> free.add(leaks.shown().of(text).pairs()));
        return free;
    }

    /**
     * @param before what was said in the two turns before and earlier in this one, folded
     * @param released sentences released before it in this turn
     * @param stated what {@link LeakGate} says of it: 1 an idea is stated, a half one without direction, 0 none
     */
    Optional<Fault> fault(String folded, String before, int released, double stated) {
        double[] signs = signs(folded, before, released, stated);
        if (Forest.CHINESE.score(signs) + added(signs) > MOST) {
            return Optional.of(new Fault(Fault.Kind.LEAK, "signs of an idea"));
        }
        return soundsMoreThanItSays(signs) ? Optional.of(new Fault(Fault.Kind.HIDDEN, "by sound")) : Optional.empty();
    }

    /** What counts beside the forest; an unearned idea that is stated with its last term just named needs no weighing. */
    static double added(double[] signs) {
        double stated = signs[Sign.STATED.ordinal()];
        boolean completed =
                stated == 1 && signs[Sign.LAST_TERM.ordinal()] > 0 && signs[Sign.EARNED.ordinal()] < SAYS_AN_EARNED_ONE;
        if (completed) {
            return Double.POSITIVE_INFINITY;
        }
        return stated > 0 ? WHEN_STATED : 0;
    }

    /** Syllables of a wording that are not in its characters. */
    private static boolean soundsMoreThanItSays(double[] signs) {
        double sounds = signs[Sign.SOUNDS.ordinal()];
        return sounds >= SOUNDS && sounds - signs[Sign.PAIRS.ordinal()] >= SOUNDS / 2;
    }

    /** What a sentence tells: its statements, also of what the pupil found, and all of it when it asks for no more than a nod. */
    private String told(String folded) {
        return told(folded, Mood.SAYS, Mood.TAKES_UP);
    }

    private String told(String folded, Mood... moods) {
        Set<Mood> telling = Set.of(moods);
        boolean closed = readings.asksForANod(folded);
        return readings.clauses(folded).stream()
                .filter(c -> closed || telling.contains(c.mood()))
                .map(Mood.Clause::text)
                .collect(Collectors.joining("，"));
    }

    /**
     * Whether the sentence adds a term that neither the author nor the pupil named, and with it all terms of a guarded
     * relation have been named: the last piece of an answer given away in pieces.
     */
    private boolean completesTerms(String told, String folded, String before, Set<String> guarded) {
        Set<String> added = new HashSet<>(named(told));
        added.removeAll(theirTerms());
        if (added.isEmpty()) {
            return false;
        }
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
    private boolean isPiece(String folded, Set<String> guarded) {
        Bigrams own = readings.pairs(told(folded, Mood.SAYS, Mood.TAKES_UP, Mood.INVITES))
                .without(theirPairs);
        if (own.size() < FEWEST_PAIRS) {
            return false;
        }
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

    double[] signs(String folded, String before, int released, double stated) {
        Set<String> guarded = guarded(folded, before);
        double[] signs = leaks.signs().of(new Signs.Said(folded, before, free), guarded::contains, readings);
        String told = told(folded);
        boolean rewords = !rules.authored().isBlank();
        set(signs, Sign.NEW_MATTER, newMatter(told));
        set(signs, Sign.AUTHOR, rewords ? authored.overlap(readings.pairs(folded)) : 0);
        set(signs, Sign.CONFIRMS, question.confirms(folded) ? 1 : 0);
        set(signs, Sign.NARROWS, question.narrows(folded) ? 1 : 0);
        set(signs, Sign.ANSWERS, question.answers(folded) ? 1 : 0);
        set(signs, Sign.PIECE, isPiece(folded, guarded) ? 1 : 0);
        set(signs, Sign.LAST_TERM, completesTerms(told, folded, before, guarded) ? 1 : 0);
        set(signs, Sign.BEFORE_IT, Math.min(1, released / MANY_SENTENCES));
        set(signs, Sign.STATED, stated);
        set(signs, Sign.GAP, GAP.matcher(folded).find() ? 1 : 0);
        set(signs, Sign.NUMBERS, Math.min(1, NUMBER.matcher(folded).results().count() / MANY_NUMBERS));
        toldSigns.read(signs, new ToldSigns.Told(told, told(before), theirPairs, rules.unearned()), guarded, readings);
        topics(signs, folded);
        return signs;
    }

    private void topics(double[] signs, String folded) {
        boolean closed = readings.asksForANod(folded);
        List<Mood.Clause> clauses = readings.clauses(folded);
        List<Bigrams> told = clauses.stream()
                .filter(c -> closed || c.mood() == Mood.SAYS || c.mood() == Mood.TAKES_UP)
                .map(c -> readings.pairs(c.text()))
                .toList();
        List<Bigrams> said = clauses.stream()
                .filter(c -> c.mood() == Mood.SAYS)
                .map(c -> readings.pairs(c.text()))
                .toList();
        topics(signs, told, Sign.COMMON_TOLD, Sign.TOPICAL_TOLD, Sign.TOPICAL_NEW);
        topics(signs, said, Sign.COMMON_SAID, Sign.TOPICAL_SAID, Sign.TOPICAL_SAID_NEW);
        set(
                signs,
                Sign.TOPICAL_CLAUSE,
                told.stream()
                        .mapToDouble(c -> Math.min(1, CommonPairs.topical(c).size() / MANY_IN_A_CLAUSE))
                        .max()
                        .orElse(0));
        set(signs, Sign.STATEMENTS, Math.min(1, said.size() / MANY_STATEMENTS));
    }

    private void topics(double[] signs, List<Bigrams> clauses, Sign common, Sign topical, Sign news) {
        Bigrams pairs = Bigrams.all(clauses);
        Bigrams subject = CommonPairs.topical(pairs);
        set(signs, common, pairs.isEmpty() ? 1 : 1 - (double) subject.size() / pairs.size());
        set(signs, topical, Math.min(1, subject.size() / MANY_PAIRS));
        set(signs, news, Math.min(1, subject.without(theirPairs).size() / MANY_PAIRS));
    }

    private static void set(double[] signs, Sign sign, double value) {
        signs[sign.ordinal()] = value;
    }

    /** The unearned ideas, and those that answer transfer or exit check while these are spoken of. */
    Set<String> guarded(String folded, String before) {
        Set<String> guarded = new HashSet<>(rules.unearned());
        guarded.addAll(leaks.texts().checked(readings.pairs(before + "。" + folded)));
        return guarded;
    }

    /** Share of what is told that neither the authored text nor the pupil said, 0..1. */
    private double newMatter(String told) {
        Set<Integer> said = GuardedIdea.han(ABOUT_TALK.matcher(told).replaceAll("，"));
        if (said.size() < SHORTEST) {
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
