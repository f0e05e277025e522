package org.qiwen.assistant.dialogue.gate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.qiwen.assistant.dialogue.reading.Cue;

/** What a clause does: ask, invite to do something, take up the pupil's words, or say that something is so. */
enum Mood {
    ASKS,
    INVITES,
    TAKES_UP,
    SAYS;

    /** A clause with what it does. */
    record Clause(String text, Mood mood) {}

    private static final Pattern PARTS = Pattern.compile("[，。！？；：!?;…\\n]+|[,.:]+(?![0-9])|——");

    private static final Cue UNKNOWN = Cue.of(
            "什为怎如哪多几谁吗呢不没否还",
            "什么|为何|怎么|怎样|如何|哪|多少|几(?=[个块种条行次步天样张颗克厘份队组类轮遍])|(?<!谁.{1,6})谁(?!.{1,6}谁)|(?:吗|呢)$|(\\p{IsHan})不\\1|有没有|是否|能否|还是.+");

    private static final Pattern INVITATION = Pattern.compile(
            "^(?:那|就|也|现在|接下来|下面|好|不妨|可以|你|咱们|我们|一起|然后|接着|再|先|这次|这回|回来|不如)*(?:请|先|试|再|别|把|用|拿|看|比|想|说|写|画|圈|数|读|找|盖|挑|选|猜|查|回到|回头|翻|对照|按|给|补|填|记|停|歇|做|换|放|听|念|讲|量|称|摸|指|分|排|列|检查|留|收|等|带|只看|只说|挪|走|慢慢|轻轻)(?![的见起得就才了])(?<!比)|^(?:先|再|请)?(?:比一?比|比较)");

    private static final Pattern PUPIL = Pattern.compile(
            "^(?:原来|那|所以|看来|刚才|可是|可|不过|而)*(?:你|我(?:理解|复述|听|记|先记|把|有没有|想|猜|给|来|只|不)|“[^”]*”(?:这|后面|是|两个|说))");

    /** The clauses of a folded text. */
    static List<Clause> read(String folded) {
        List<Clause> clauses = new ArrayList<>();
        int from = 0;
        var ends = PARTS.matcher(folded);
        while (ends.find()) {
            add(clauses, folded.substring(from, ends.start()));
            from = ends.end();
        }
        add(clauses, folded.substring(from));
        return clauses;
    }

    /** How many characters do what. */
    static Map<Mood, Integer> lengths(List<Clause> clauses) {
        Map<Mood, Integer> lengths = new EnumMap<>(Mood.class);
        clauses.forEach(c -> lengths.merge(c.mood(), c.text().length(), Integer::sum));
        return lengths;
    }

    private static void add(List<Clause> clauses, String text) {
        if (!text.isBlank()) {
            clauses.add(new Clause(text.strip(), of(text.strip())));
        }
    }

    private static Mood of(String clause) {
        if (UNKNOWN.isIn(clause)) {
            return ASKS;
        }
        if (INVITATION.matcher(clause).find()) {
            return INVITES;
        }
        return PUPIL.matcher(clause).find() ? TAKES_UP : SAYS;
    }
}
