package org.qiwen.assistant.dialogue.reading;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The general words of English that the reader needs; the text is spelled as {@link EnglishSpelling} leaves it. */
final class EnglishWords {
    /** Small words that may stand between a denial and what it denies. */
    private static final String SMALL =
            "be|been|being|a|an|the|any|all|very|really|actually|just|even|so|too|that|as|get|gets|getting|"
                    + "got|going|to|have|has|had|make|makes|made|making|of|by|from|come|comes|came|coming|its|his|"
                    + "their|it|they|need|always|still|yet|do|does|is|are|was|were|much|at|in|on|go|goes|become|"
                    + "becomes|turn|turns|seem|look|looks|with|able|give|gives|given|let|lets|one|thing|way|this|those|"
                    + "these|feel|into|up|out|more|there|what|made|for|really|ever|take|takes|use|uses|used|our|your";

    /** Common words that hold a term but do not mean it. */
    static final List<String> PLAIN_WORDS = List.of("a lot of");

    private EnglishWords() {}

    static Map<Sense, Cue> cues() {
        Map<Sense, Cue> cues = new EnumMap<>(Sense.class);
        put(cues, Sense.BREAK, "[!?;…\\n—–()\"“”]+|[,.:](?![0-9])");
        put(cues, Sense.MARKS, "[,.!?;:…~\\n()\"“”—–]+(?![0-9])");
        put(cues, Sense.SENTENCE_END, "[.!?\\n](?![0-9])");
        put(
                cues,
                Sense.CONNECTIVE,
                "\\b(?=and (?:(?:it|they|we|you|i|then|so|he|she|that is why)\\b|(?:the|my|its|"
                        + "our) (?:\\w+ ){1,2}(?:is|are|was|were|has|have|does|goes|gets|got|sinks?|floats?|falls?|looks?|"
                        + "stays?|lands?|comes?|can|will|did|do|faces?|points?)\\b))|\\b(?=(?:so(?! (?:much|many|light|"
                        + "heavy|big|small|fast|slow|far|long|strong|weak|little|on|called|thin|hard|tiny|quick))|"
                        + "(?<!nothing )but|if|when|whenever|although|though|whereas|while|which means|that means|"
                        + "therefore|however|unless)\\b)|(?<!not )(?<!just )(?<!only )(?<!is )\\b(?=(?:because|since)\\b)");
        put(cues, Sense.ADVERB, "really|always|itself|own|together|completely");
        put(
                cues,
                Sense.NO_NEGATION,
                "\\b(?:not only|no matter|not just|no longer|why not|not until|no doubt|no wonder)\\b");
        put(
                cues,
                Sense.DENIAL_BEFORE,
                "\\b(?:not|no|never|none|nothing|neither|nor|without|hardly|instead of|" + "rather than)\\b(?: (?:"
                        + SMALL + ")){0,5} *$");
        put(
                cues,
                Sense.CLEFT_DENIED,
                "^(?:so |but |and )*(?:it|that|this) (?:is|was) not .{1,40} (?:that|which|who)\\b");
        put(cues, Sense.TOO_MUCH, "\\btoo [a-z ]{2,24} to (?:\\w+ )?$");
        put(
                cues,
                Sense.GENERALITY_DENIED,
                "\\bnot (?:always|necessarily|all|every|everything|just about|only about|simply|because)\\b|"
                        + "\\bdoes not (?:mean|have to|matter)\\b|\\bdo not (?:always|all|have to|matter)\\b|\\b(?:does|do|"
                        + "did|is|are|can) not (?:always|just|only|simply)\\b|nothing to do with|no difference|irrelevant|"
                        + "is not (?:the reason|why)|\\bnot the (?:reason|weight|size|air)\\b|\\bnot about\\b");
        put(
                cues,
                Sense.REJECTION,
                "^(?:i|that|this|it|he|she|they|and|but|which|well| )*(?:is|am|are|was|were|can)? ?(?:not true|wrong|"
                        + "disagree|do not (?:agree|think so|believe)|did not (?:agree|believe)|rubbish|nonsense|not right|"
                        + "impossible|not be right|not agree|not believe)");
        put(
                cues,
                Sense.REPORT,
                "\\bused to (?:think|believe)\\b|\\b(?:i|we) (?:first |once |always )?thought\\b|"
                        + "\\bat first i\\b|\\bmy (?:\\w+ ){1,2}(?:says?|said|thinks?|thought|told|reckons?)\\b|\\b(?:he|"
                        + "she|they|somebody|someone|some people|people|everyone|some|sam|mia|\\w+mont) (?:\\w+ )?(?:says?|"
                        + "said|thinks?|thought|told|reckons?|believes?|believed)\\b");
        put(cues, Sense.SAYS, "\\b(?:says?|said|thinks?|thought|reckons?)(?: that)?$");
        put(
                cues,
                Sense.RHETORICAL,
                "^(?:so |but |and |then )*(?:how (?:can|could|would)|who says|as if|why would|since when|"
                        + "do you really think|you really think)\\b");
        put(
                cues,
                Sense.OPEN_QUESTION,
                "^(?:so |but |and |then |well |ok )*(?:why|how come|how (?:do|does|did|can|is|are|far|big|much|"
                        + "many|long|heavy|was|were|will|would)|what (?:is|are|does|do|did|happens|would|about|if|was|were|"
                        + "makes|made|has|have|can|will|colour|else)|which\\b|who\\b|where\\b|when (?:do|does|did|is|are|"
                        + "will))\\b");
        put(cues, Sense.PRESUPPOSING, "\\bwhy\\b");
        put(
                cues,
                Sense.EMBEDDED_QUESTION,
                "\\b(?:know|see|tell|depends on|matters|decides|shows|work out|find out)\\b.{0,12}\\b(?:which|"
                        + "what|how|who|where|why)\\b");
        put(cues, Sense.TWO_UNKNOWNS, "^what(?:ever)? .* is\\b|^whichever|^whoever");
        put(cues, Sense.SUPPOSED, "^(?:so |then |but )*(?:if|suppose)\\b");
        put(
                cues,
                Sense.REFUTED,
                "\\b(?:would|should|ought)\\b.*\\b(?:too|also|as well)\\b|^(?:then |so )*(?:why|how)\\b|"
                        + "\\bbut it (?:does|did|is) not\\b");
        put(cues, Sense.REFUTING_QUESTION, "^(?:then |so )*(?:why|how)\\b");
        put(
                cues,
                Sense.WHETHER,
                "^(?:so |but |and |then )*(?:do|does|did|is|are|can|could|will|would|was|were|should|has|have)\\b");
        put(cues, Sense.TAG, "^(?:right|yeah|ok|is it|is not it|am i right|you know|innit|does not it)$");
        put(
                cues,
                Sense.IRRELEVANT,
                "\\b(?:does|do|did) not (?:really )?(?:matter|make (?:any|a) difference|change anything|affect|"
                        + "count|depend)|no matter|nothing to do with|regardless|no difference|irrelevant|no effect|"
                        + "\\bwhether\\b|doesnt matter|\\bno difference\\b");
        put(cues, Sense.COMPARED_TO, "()\\bthan\\b");
        put(cues, Sense.LESS_THAN, "\\bas\\b");
        put(cues, Sense.EXCEEDS, "\\b(?:over|above|exceeds?|more than|greater than)\\b");
        put(cues, Sense.FALLS_SHORT, "\\b(?:under|below|less than|fewer than)\\b");
        put(cues, Sense.STANDARD, "\\b(compar(?:e|es|ed|ing)\\b[^,]{0,25}?\\b(?:with|to|against|and))\\b");
        put(cues, Sense.EQUALS, "^ (?:\\w+ ){0,3}(?:the )?(?:same|equal)\\b");
        put(cues, Sense.JOINED, " (?:and|equals|is equal to)(?: the)? ");
        put(cues, Sense.TOPIC, "^(?: ones?| things?| parts?| bits?)?(?: is| are| was| were)\\b");
        put(cues, Sense.REASON_FIRST, "^(?:because|since|if|when|whenever)\\b");
        put(cues, Sense.MEASURED_AGAINST, "\\bthan (?:the |a |an |that |one )?$");
        put(cues, Sense.PASSIVE, "\\b(?:by|from|because of|due to|off)\\b");
        put(cues, Sense.PASSIVE_MARK, "\\bby\\b");
        put(
                cues,
                Sense.DENIES,
                "(?i)\\b(?:not|no|never|none|nothing|without|can ?not|cant|dont|doesnt|isnt|wont|didnt)\\b|"
                        + "n[\\'’]t\\b");
        put(cues, Sense.DENIES_NOT, "\\bnot (?:only|just)\\b");
        put(
                cues,
                Sense.UNKNOWN,
                "\\bwhich(?: ones?| of them| block| ball)?(?= (?:is|are|was|were|do|does|did|will|would|sinks?|"
                        + "floats?|falls?|lands?|\\w+s)\\b)|\\bwho(?= )");
        put(cues, Sense.NOT_STATED, "\\?|^(?:if|suppose|imagine|think|guess|look|say|now|try)\\b");
        put(cues, Sense.ASKS_WHEN, "\\bwhen\\b");
        put(
                cues,
                Sense.TIME,
                "\\b(?:when|after|before|while|day|night|morning|evening|noon|summer|winter|spring|autumn|month|"
                        + "week|time|moon)\\b");
        put(cues, Sense.PIECES, "\\s*[,;!]+\\s*");
        put(cues, Sense.PARTICLES, "(?: (?:i think|i guess|maybe|probably))+$");
        return cues;
    }

    private static void put(Map<Sense, Cue> cues, Sense sense, String expression) {
        cues.put(sense, Cue.of("", expression));
    }
}
