package org.qiwen.assistant.dialogue.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.qiwen.assistant.dialogue.gate.Fault.Kind;

/**
 * Judges the sentences that a model writes for one turn, one after the other: each as it would stand behind what was
 * released before it, first by its form, then by what it tells. A blocked sentence changes nothing. What is written in the
 * authored text, letter by letter, is never blocked for its words. One a turn; not thread-safe; no I/O.
 */
public final class TurnGate {
    private static final Pattern ASKS = Pattern.compile("[？?]");
    private static final Pattern QUOTED = Pattern.compile("[“\"「『][^”\"」』]*[”\"」』]");

    private final LeakGate leaks;
    private final TurnRules rules;
    private final Permitted permitted;
    private final Script script;
    private final Phrasing phrasing;
    private final Hiding hiding;
    private final Readings readings;
    private final ContentGuard content;
    private final String before;
    private final List<String> released = new ArrayList<>();
    private int length;
    private boolean asked;

    public TurnGate(LeakGate leaks, TurnRules rules) {
        this.leaks = leaks;
        this.rules = rules;
        List<Permitted> standing = new ArrayList<>(List.of(leaks.texts().permitted()));
        rules.shown().forEach(text -> standing.add(leaks.shown().of(text).permitted()));
        this.permitted = new Permitted(rules.authored(), rules.ownWords(), standing);
        this.script = Script.of(rules.locale());
        this.phrasing = Phrasing.of(rules.locale(), rules.stage());
        this.readings = leaks.readings();
        this.hiding = new Hiding(leaks.texts(), readings);
        this.content = new ContentGuard(leaks, rules, readings);
        this.before = Folding.fold(String.join("。", rules.window()));
    }

    /** Says whether the sentence may be said next; a released one counts as said from then on. */
    public Verdict judge(String sentence) {
        String folded = Folding.fold(sentence).strip();
        boolean asks = ASKS.matcher(QUOTED.matcher(folded).replaceAll("")).find();
        int characters = sentence.strip().length();
        Optional<Fault> fault = length(characters)
                .or(() -> permitted.isAuthored(folded)
                        ? Optional.empty()
                        : order(asks).or(() -> form(sentence, folded)).or(() -> telling(folded)));
        if (fault.isPresent()) {
            return new Verdict.Blocked(fault.get());
        }
        released.add(folded);
        length += characters;
        asked |= asks;
        return new Verdict.Released(asks);
    }

    /** What the turn still lacks when the model has finished. */
    public Optional<Fault> missing() {
        return rules.asks() && !asked ? Optional.of(new Fault(Kind.QUESTIONS, "no question")) : Optional.empty();
    }

    private Optional<Fault> order(boolean asks) {
        if (asked) {
            return Optional.of(new Fault(Kind.QUESTIONS, asks ? "second question" : "words after the question"));
        }
        return asks && !rules.asks()
                ? Optional.of(new Fault(Kind.QUESTIONS, "question where none belongs"))
                : Optional.empty();
    }

    private Optional<Fault> length(int sentence) {
        int most = Math.max(rules.stage().maxCharacters(), rules.authored().length());
        return length + sentence > most
                ? Optional.of(new Fault(Kind.LENGTH, "over " + most + " characters"))
                : Optional.empty();
    }

    private Optional<Fault> form(String sentence, String folded) {
        return script.fault(sentence, folded, permitted).or(() -> phrasing.fault(folded));
    }

    private Optional<Fault> telling(String folded) {
        String said = said();
        if (!rules.locale().startsWith("zh")) {
            return EnglishContent.fault(said + " " + folded, leaks.texts().wordings(rules.unearned()));
        }
        return hiding.fault(folded, String.join("。", released) + "。" + folded)
                .or(() -> content.fault(folded, said, released.size(), stated(folded, said)));
    }

    /** An open question and an invitation may name what an idea is about; a bare list of its words is no statement of it. */
    private double stated(String folded, String said) {
        return leaks.check(folded, said, content.guarded(folded, said), rules.ownWords(), readings)
                .filter(leak -> leak.how() != Leak.How.RELATION || tells(folded) || leak.directed())
                .map(leak -> leak.directed() || leak.how() != Leak.How.RELATION ? 1 : 0.5)
                .orElse(0.0);
    }

    /** Whether any of it says that something is so, or asks for no more than a nod. */
    private boolean tells(String folded) {
        return readings.asksForANod(folded) || readings.clauses(folded).stream().anyMatch(c -> c.mood() == Mood.SAYS);
    }

    private String said() {
        List<String> said = new ArrayList<>(released);
        if (!before.isEmpty()) {
            said.add(0, before);
        }
        return String.join("。", said);
    }

    /** The signs that {@link Forest} weighs, for growing it. */
    double[] signs(String sentence) {
        String folded = Folding.fold(sentence).strip();
        return content.signs(folded, said(), released.size(), stated(folded, said()));
    }

    /** What blocks the sentence besides the weighed signs, for growing the forest. */
    Optional<Fault> plainFault(String sentence) {
        String folded = Folding.fold(sentence).strip();
        return form(sentence, folded).or(() -> hiding.fault(folded, String.join("。", released) + "。" + folded));
    }

    /** Takes a sentence as said whatever it is, for growing the forest. */
    void take(String sentence) {
        released.add(Folding.fold(sentence).strip());
    }
}
