package org.qiwen.assistant.copilot.wording;

import java.util.List;
import java.util.regex.Pattern;
import org.qiwen.assistant.copilot.claim.PlanClaims;

/**
 * Tells the sentences of a plan that say something about the world from those that only lead the class. Meant to take too much
 * for a statement rather than too little: a sentence that is taken for one stays as it is. Immutable and thread-safe.
 */
final class Statements {
    private static final Pattern SENTENCE =
            Pattern.compile("[^。！？；!?;.\\n]+(?:[。！？；!?;]|[.](?=\\s|$)|[.](?=\\S)[^。！？；!?;.\\n]*)*[”\"）)]?\\s*");

    /** Words that give a direction: whoever turns one round turns the matter round. */
    private static final Pattern DIRECTION = Pattern.compile(
            "[浮沉升降冷热凉胀缩亮暗弱粗厚薄浅软硬斥酸碱湿凸凹]|轻(?![声轻松])|重(?![新复要做来视])|快(?![乐速])|慢(?!慢)|增|减|强(?!调)|细(?![心致看想读节听说])|深(?!入)"
                    + "|远|(?<!最|附)近|吸(?!引)|大(?![家屏概约声胆方多部])|小(?![组结心学声时题])|(?<!提)高(?![兴中])|低|(?<!组|家|班|队)长(?!辈)|短|相等|相反|反方向|同一时刻|越|只要|多少.{1,3}多少|黑(?!板)|(?<![够对])[没不][^，。；？]{1,6}就|变成|导致|使得|因为|由于|所以|因此"
                    + "|比(?![一较赛如划])"
                    + "|\\b(?:rises?|falls?|floats?|sinks?|heav\\w+|light(?:er|est)?|big(?:ger|gest)?|small(?:er|est)?|larg\\w+|fast\\w*|slow\\w*|hot\\w*|cold\\w*"
                    + "|warm\\w*|bright\\w*|dark\\w*|higher|lower|longer|shorter|stronger|weaker|increas\\w+|decreas\\w+|expands?|contracts?|attract\\w*|repel\\w*|acid\\w*|alkali\\w*"
                    + "|opposite\\w*|equal\\w*|push\\w*|pull\\w*|weigh\\w*|because|therefore|causes?|than)\\b",
            Pattern.CASE_INSENSITIVE);

    private final GeneralWords words;

    Statements(GeneralWords words) {
        this.words = words;
    }

    /** The sentences of a text, each with its end; together they are the text. */
    static List<String> sentences(String text) {
        return SENTENCE.matcher(text).results().map(found -> found.group()).toList();
    }

    /** Whether a sentence says something about the world, or speaks of a subject at all. */
    boolean isOne(String sentence) {
        return speaks(sentence, "") || words.hasOther(sentence, "");
    }

    /**
     * Whether a sentence claims, compares or gives a direction.
     *
     * @param known what it may say besides general words
     */
    boolean speaks(String sentence, String known) {
        return DIRECTION.matcher(sentence).find()
                || PlanClaims.sentences(sentence).stream().anyMatch(claim -> words.hasOther(claim, known));
    }
}
