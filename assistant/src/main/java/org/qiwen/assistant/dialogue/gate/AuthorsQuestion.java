package org.qiwen.assistant.dialogue.gate;

import java.util.List;
import java.util.regex.Pattern;
import org.qiwen.assistant.dialogue.reading.Bigrams;

/**
 * The question that an author left open, and whether a sentence leaves it open: or answers it in passing, narrows it to
 * one that a nod answers, tells the pupil that what he said answers it. One a turn; not thread-safe.
 */
final class AuthorsQuestion {
    /** Share of a statement's pairs that stand in the question from which it is the question with its gap filled. Our choice. */
    private static final double FILLED = 0.6;

    /** A shorter statement has too few pairs to compare. Our choice. */
    private static final int FEWEST_PAIRS = 4;

    private static final Pattern NOD =
            Pattern.compile("是不是|是否|对吧|对吗|对不对|是吧|会不会|能不能|有没有|行不行|算不算|(\\p{IsHan})不\\1|吗$|难道");
    private static final Pattern UNKNOWN = Pattern.compile("什么|为何|怎|如何|哪|多少|谁");
    private static final Pattern CONFIRMS = Pattern.compile(
            "没错|说对了|答对了|猜对了|想对了|完全(?:正确|对)|就是(?:这样|这个|答案|它)|正是(?:这样|如此|这个)|(?:你|这|这样)(?:说|想|猜|答)?的?(?:是|很|都|就)(?:对|正确)的?|^对[，。,]|^是的");

    private final String authored;
    private final Readings readings;
    private final boolean open;
    private final List<Bigrams> asked;

    /** @param authored the author's text, folded */
    AuthorsQuestion(String authored, Readings readings) {
        this.authored = authored;
        this.readings = readings;
        List<Mood.Clause> clauses = readings.clauses(authored).stream()
                .filter(c -> c.mood() == Mood.ASKS)
                .toList();
        this.open = !clauses.isEmpty() && !asksForANod(authored);
        this.asked = clauses.stream().map(c -> readings.pairs(c.text())).toList();
    }

    /** Whether the pupil is told that he is right, and the author does not say so. */
    boolean confirms(String folded) {
        return CONFIRMS.matcher(folded).find() && !CONFIRMS.matcher(authored).find();
    }

    boolean narrows(String folded) {
        return open && asksForANod(folded);
    }

    boolean answers(String folded) {
        return readings.clauses(folded).stream()
                .filter(c -> c.mood() != Mood.ASKS)
                .map(c -> readings.pairs(c.text()))
                .anyMatch(said -> said.size() >= FEWEST_PAIRS && isFilled(said));
    }

    private boolean asksForANod(String folded) {
        return readings.clauses(folded).stream()
                .map(Mood.Clause::text)
                .anyMatch(clause ->
                        NOD.matcher(clause).find() && !UNKNOWN.matcher(clause).find());
    }

    private boolean isFilled(Bigrams said) {
        return !authored.isEmpty() && asked.stream().anyMatch(question -> said.containedIn(question) >= FILLED);
    }
}
