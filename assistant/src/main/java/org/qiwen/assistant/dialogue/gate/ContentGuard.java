package org.qiwen.assistant.dialogue.gate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qiwen.assistant.dialogue.reading.Bigrams;

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

    ContentGuard(LeakGate leaks, TurnRules rules, Readings readings) {
        this.leaks = leaks;
        this.readings = readings;
        this.rules = rules;
        List<String> theirs = Stream.concat(Stream.of(rules.authored()), rules.ownWords().stream())
                .map(Folding::fold)
                .toList();
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
        if (Sign.score(signs(folded, before)) > (rewords ? Sign.REWORDING : Sign.FREE)) {
            return Optional.of(new Fault(Fault.Kind.LEAK, "signs of an idea"));
        }
        return rewords && newMatter(folded) > NEW_MATTER
                ? Optional.of(new Fault(Fault.Kind.LEAK, "new matter"))
                : Optional.empty();
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

    /** Share of what the sentence's statements say that neither the authored text nor the pupil said, 0..1. */
    double newMatter(String folded) {
        boolean tells = Manner.CLOSED_QUESTION.in(folded) > 0;
        String statements = Mood.read(folded).stream()
                .filter(c -> tells || c.mood() == Mood.SAYS)
                .map(Mood.Clause::text)
                .collect(Collectors.joining());
        Set<Integer> said = GuardedIdea.han(ABOUT_TALK.matcher(statements).replaceAll("，"));
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
