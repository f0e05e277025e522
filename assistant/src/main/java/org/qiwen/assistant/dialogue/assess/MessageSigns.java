package org.qiwen.assistant.dialogue.assess;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.qiwen.assistant.dialogue.reading.Clause;
import org.qiwen.assistant.dialogue.reading.Mention;
import org.qiwen.assistant.dialogue.state.Asked;

/**
 * What is known of a message before it is held against an idea or a belief.
 *
 * @param acts what the pupil does, the main act first
 */
record MessageSigns(
        Said said, Routing routing, Asked asked, List<SpeechAct> acts, Assessment.Heard heard, boolean hollow) {
    /** Longer messages tell no more by their length. Our choice. */
    private static final int LONG = 40;

    /** The sign that something is said about the matter, whatever else the message does. */
    static final String SAYS = "says";

    /** The signs of the share of clauses that ask, deny or report. */
    static final String ASKED = "clauses_ASKED";

    static final String DENIED = "clauses_DENIED";
    static final String REPORTED = "clauses_REPORTED";

    private static final Set<SpeechAct> SAYING = Set.of(
            SpeechAct.CONTRIBUTION,
            SpeechAct.OBSERVATION,
            SpeechAct.CHOICE,
            SpeechAct.PASTED,
            SpeechAct.REPAIR,
            SpeechAct.PROTEST);

    /** Longer answers say what they say by themselves. Our choice. */
    private static final int SHORT_ANSWER = 8;

    private static final Pattern HOW_MANY = Pattern.compile("(?<![这那前后])几|多少|[Hh]ow (?:many|much|far|long|fast)");
    private static final Pattern NUMBER = Pattern.compile("[0-9零二两三四五六七八九十百半]|一(?![样起直点些定般下])");
    private static final Pattern EITHER = Pattern.compile("还是| or ");

    private static final Pattern GAP = Pattern.compile("…|\\.{3,}|_{2,}");

    private static final Set<SpeechAct> ANSWERING =
            Set.of(SpeechAct.CONTRIBUTION, SpeechAct.OBSERVATION, SpeechAct.CHOICE);

    private static final List<SpeechAct> TELLING = List.of(
            SpeechAct.CONTRIBUTION,
            SpeechAct.OBSERVATION,
            SpeechAct.QUESTION,
            SpeechAct.CHOICE,
            SpeechAct.DONT_KNOW,
            SpeechAct.REPAIR,
            SpeechAct.OFF_TOPIC,
            SpeechAct.PASTED);

    /** Adds how a few words answer a question about an idea, of which they alone say nothing. */
    void addAnswer(Signs signs, String idea) {
        int length = said.strict().language().length(said.text());
        boolean brief = idea.equals(asked.target())
                && length <= SHORT_ANSWER
                && !hollow
                && acts.stream().anyMatch(ANSWERING::contains);
        boolean ofQuestion = said.pairs().containedIn(said.strict().language().pairs(asked.text())) > 0;
        signs.add(
                "brief_number",
                brief
                        && HOW_MANY.matcher(asked.text()).find()
                        && NUMBER.matcher(said.text()).find());
        signs.add(
                "brief_either",
                brief && ofQuestion && EITHER.matcher(asked.text()).find());
        signs.add("brief_gap", brief && GAP.matcher(asked.text()).find());
    }

    void addTo(Signs signs) {
        List<Clause> clauses = said.strict().clauses();
        int length = said.strict().language().length(said.text());
        signs.add("length", Math.min(LONG, length) / 10.0);
        signs.add("short", length < 4);
        signs.add(SAYS, acts.stream().anyMatch(SAYING::contains));
        signs.add("clauses", Math.min(6, clauses.size()));
        for (Clause.Stance stance : List.of(Clause.Stance.ASKED, Clause.Stance.DENIED, Clause.Stance.REPORTED)) {
            long such = clauses.stream().filter(c -> c.stance() == stance).count();
            signs.add("clauses_" + stance, (double) such / Math.max(1, clauses.size()));
        }
        List<Mention> mentions = said.strict().all();
        signs.add("denied_terms", mentions.stream().filter(Mention::denied).count());
        signs.add("denies", said.denies());
        signs.add("denials", said.strict().language().denials(said.text()));
        signs.add("copied", said.pairs().containedIn(said.strict().language().pairs(asked.text())));
        signs.add("terms", Math.min(8, mentions.size()));
        signs.add(
                "different_terms",
                mentions.stream().map(Mention::said).collect(Collectors.toSet()).size());
        signs.add("hollow", hollow);
        signs.add("gives_part", heard.meaning() == Assessment.Heard.Meaning.PART);
        signs.add("fills_gap", GAP.matcher(asked.text()).find());
        signs.add("after_question", !asked.text().isEmpty());
        signs.add("after_challenge", asked.kind() == Asked.Kind.CHALLENGE);
        TELLING.forEach(act -> signs.add("act_" + act, acts.get(0) == act));
        signs.add("asks_too", acts.contains(SpeechAct.QUESTION));
    }
}
