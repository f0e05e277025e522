package org.qiwen.assistant.dialogue.policy;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.dialogue.assess.Assessment;
import org.qiwen.assistant.dialogue.assess.SpeechAct;
import org.qiwen.assistant.dialogue.policy.Decision.Choice;
import org.qiwen.assistant.dialogue.reading.Bigrams;
import org.qiwen.assistant.dialogue.state.Asked;
import org.qiwen.assistant.dialogue.state.BeliefState;
import org.qiwen.assistant.dialogue.state.Phase;
import org.qiwen.assistant.inquiry.Evidence;
import org.qiwen.assistant.inquiry.Inquiry;

/** From the prediction to the observation. A prediction is recorded, never judged; nothing is challenged before it. */
final class Beginning {
    /** Id of the option that asks for the record instead of doing it by hand. */
    static final String RECORD = "record";

    /** Share of an option's wording in an observation that makes it that result. Our choice: 苹果沉了石子浮着 is 0.8. */
    private static final double SAME_RESULT = 0.75;

    /** Messages that give no reason, whatever they say. */
    private static final Set<SpeechAct> NOT_A_REASON = EnumSet.of(
            SpeechAct.DONT_KNOW,
            SpeechAct.ASK_HINT,
            SpeechAct.REQUEST_ANSWER,
            SpeechAct.REPAIR,
            SpeechAct.PROTEST,
            SpeechAct.AFFECT);

    private static final Pattern WANTS_RECORD = Pattern.compile(".*(没有?(材料|东西|苹果|带|做|试)|做不了|没法做|不能做|看(一下)?记录).*"
            + "|.*(我家|家里|手边|身边|我们?(这里|这儿|班))(里|都|也|现在)?没有?(?!看|变|发现)[^，。]{1,6}"
            + "|(?i).*(no (material|apple|time)|don't have|can't do it|the record).*");

    private static final Pattern NO_REASON = Pattern.compile(
            "(我)?(就是|就)(这样|这么|那样|那么)(想|觉得|认为|猜)的?[。.！!]*|(我|就是|就|是)*(瞎|乱|随便)?(猜|蒙|选|感觉|觉得|直觉|凭感觉|凭直觉)(的|就是这样|是这样|这样|吧|呗|啊)*[。.！!]*|没(有|什么)?(理由|原因|为什么)[^，。]{0,3}|不为什么|说不(清|清楚|上来|出来|好)[^，。]{0,2}|(?i)(just )?(a )?(guess|guessed|no reason)\\.?");

    /** Longest message that may name an option by a part of its words, in characters. Our choice. */
    private static final int LONGEST_NAME = 10;

    /** Up to here a message is a cry (啊？ 哇塞) and no reason, in letters. Our choice. */
    private static final int LONGEST_CRY = 2;

    private static final Pattern ENDING = Pattern.compile("[吧呢啊呀咯嘛呗哦\\p{P}\\s]+$");

    private final Inquiry inquiry;
    private final Middle middle;
    private final Challenges challenges;

    Beginning(Inquiry inquiry, Middle middle, Challenges challenges) {
        this.inquiry = inquiry;
        this.middle = middle;
        this.challenges = challenges;
    }

    Plan predict(Draft draft, Assessment heard, String text) {
        if (draft.asked.kind() == Asked.Kind.REASON) {
            return reason(draft, heard, text);
        }
        String option = option(heard, text);
        if (option != null) {
            draft.choice = option;
            boolean withReason = heard.is(SpeechAct.CONTRIBUTION) || text.length() > 14;
            if (withReason && text.matches(".*(因为|觉得|所以|毕竟).*")) {
                draft.reason = text;
                return firstEvidence(draft, "预测和理由一起说了：记下，去看证据", Saying.template("prediction.reason_noted"));
            }
            draft.asked = new Asked(Asked.Kind.REASON, inquiry.prediction().askReason(), Map.of(), null, null);
            return Plan.of(Move.ASK_REASON, "记下预测，不评价，先问理由")
                    .feedback(Feedback.NEUTRAL)
                    .lead(Saying.template("prediction.noted", Map.of("choice", optionText(option))))
                    .ask(Saying.authored(
                            "prediction.ask_reason", inquiry.prediction().askReason()));
        }
        boolean gaveReason = heard.main() == SpeechAct.CONTRIBUTION && isReason(heard, text);
        if (gaveReason && draft.reason == null) {
            draft.reason = text;
        }
        if (!draft.say("prediction.again")) {
            return firstEvidence(
                    draft,
                    "两次都没有选：不勉强，先去看",
                    Saying.template(draft.reason == null ? "prediction.skipped" : "prediction.reason_noted"));
        }
        return Plan.of(Move.ASK_PREDICTION, gaveReason ? "先有了想法，还没有选：请他选一个" : "还没有预测：换个轻松的说法再请一次")
                .feedback(Feedback.NEUTRAL)
                .ask(Saying.template(gaveReason ? "prediction.choose" : "prediction.encourage"))
                .options(predictions());
    }

    private Plan reason(Draft draft, Assessment heard, String text) {
        boolean silent = !isReason(heard, text);
        if (!silent) {
            draft.reason = text;
        }
        return firstEvidence(
                draft,
                silent ? "说不出理由也可以：让证据来回答" : "理由记下；这时只记录迷思，不挑战",
                Saying.template(silent ? "prediction.no_reason" : "prediction.reason_noted"));
    }

    private static boolean isReason(Assessment heard, String text) {
        return !heard.hollow()
                && text.codePoints().filter(Character::isLetterOrDigit).count() > LONGEST_CRY
                && !NOT_A_REASON.contains(heard.main())
                && !WANTS_RECORD.matcher(text).matches()
                && !NO_REASON.matcher(text.strip()).matches();
    }

    /** Goes on without an answer, when asking again would be nagging. */
    Plan goOn(Draft draft, String reason) {
        if (draft.phase == Phase.PREDICT) {
            boolean guessed = draft.choice != null;
            return firstEvidence(
                    draft, reason, Saying.template(guessed ? "prediction.no_reason" : "prediction.skipped"));
        }
        Evidence first = inquiry.evidence().get(0);
        return draft.say("record:" + first.id())
                ? record(draft, first, reason, List.of())
                : seen(draft, reason + "；记录也看过了：开始找原因");
    }

    private Plan firstEvidence(Draft draft, String reason, Saying lead) {
        Evidence first = inquiry.evidence().get(0);
        draft.phase = Phase.OBSERVE;
        String notice = first.notice();
        Saying ask = notice == null || notice.isBlank()
                ? Saying.template("observe.notice")
                : Saying.authored("evidence:" + first.id(), notice);
        draft.asked = new Asked(Asked.Kind.OBSERVATION, ask.text(), Map.of(), null, null);
        draft.evidenceInView = first.id();
        draft.evidenceShown.add(first.id());
        draft.asks(ask.text());
        return Plan.of(Move.SHOW_EVIDENCE, reason)
                .feedback(Feedback.NEUTRAL)
                .lead(lead)
                .evidence(first.id())
                .ask(ask)
                .options(options(draft));
    }

    Plan observe(Draft draft, Assessment heard, String text) {
        boolean wantsRecord = RECORD.equals(heard.option())
                || heard.is(SpeechAct.DONT_KNOW)
                || heard.is(SpeechAct.ASK_HINT)
                || heard.is(SpeechAct.REQUEST_ANSWER)
                || heard.main() == SpeechAct.AFFECT
                || heard.hollow()
                || WANTS_RECORD.matcher(text).matches();
        Evidence first = inquiry.evidence().get(0);
        if (wantsRecord && first.instead() != null && draft.say("record:" + first.id())) {
            return record(draft, first, "手边没有材料：给记录，不给结论", List.of());
        }
        if (!wantsRecord && sawSomethingElse(text) && draft.say("record:" + first.id())) {
            return record(draft, first, "看到的和记录不一样：不说谁对，请他对一对", List.of(Saying.template("observe.compare")));
        }
        return seen(draft, "看到了结果，回到预测，开始找原因");
    }

    /** The sample record in place of an observation of one's own; when it was shown already, what comes of it. */
    Plan record(Draft draft, String reason, List<Saying> lead) {
        Evidence first = inquiry.evidence().get(0);
        return first.instead() != null && draft.say("record:" + first.id())
                ? record(draft, first, reason, lead)
                : seen(draft, reason);
    }

    private static Plan record(Draft draft, Evidence first, String reason, List<Saying> lead) {
        draft.asked = new Asked(Asked.Kind.OBSERVATION, "", Map.of(), null, null);
        return Plan.of(Move.SHOW_EVIDENCE, reason)
                .feedback(Feedback.NEUTRAL)
                .lead(lead)
                .evidence(first.id())
                .record()
                .ask(Saying.template("observe.from_record"));
    }

    /** Whether a question holds what was to be seen: 变重了？怎么可能 is an observation with its surprise. */
    boolean surprised(Draft draft, String text) {
        return draft.phase == Phase.OBSERVE
                && draft.asked.kind() == Asked.Kind.OBSERVATION
                && inquiry.prediction().options().stream()
                        .filter(o -> o.id().equals(inquiry.prediction().observed()))
                        .anyMatch(o -> Bigrams.containment(o.text(), text) >= SAME_RESULT);
    }

    /** The option that was picked or named: the only one in which nearly all of a short message stands. */
    private @Nullable String option(Assessment heard, String text) {
        if (heard.option() != null && isOption(heard.option())) {
            return heard.option();
        }
        String words = ENDING.matcher(text).replaceFirst("");
        if (words.length() > LONGEST_NAME || NOT_A_REASON.contains(heard.main())) {
            return null;
        }
        List<String> named = inquiry.prediction().options().stream()
                .filter(o -> Bigrams.containment(words, o.text()) >= SAME_RESULT)
                .map(Inquiry.PredictionOption::id)
                .toList();
        return named.size() == 1 ? named.get(0) : null;
    }

    /** Whether an observation says what another option than the observed one says. */
    private boolean sawSomethingElse(String text) {
        return inquiry.evidence().get(0).instead() != null
                && inquiry.prediction().options().stream()
                        .filter(o -> Bigrams.containment(o.text(), text) >= SAME_RESULT)
                        .max(Comparator.comparingDouble(o -> Bigrams.containment(o.text(), text)))
                        .filter(o -> !o.id().equals(inquiry.prediction().observed()))
                        .isPresent();
    }

    private Plan seen(Draft draft, String reason) {
        draft.observed = true;
        draft.phase = Phase.EXPLAIN;
        Saying comeBack = comeBack(draft);
        Optional<String> voiced = draft.beliefs.entrySet().stream()
                .filter(e -> e.getValue().status() == BeliefState.Status.VOICED)
                .map(Map.Entry::getKey)
                .findFirst();
        return voiced.map(id -> challenges.challenge(draft, id, List.of(comeBack), null, "观察和他自己的理由对不上：用他看到的来问"))
                .orElseGet(() -> middle.advance(draft, List.of(comeBack), null, reason));
    }

    private Saying comeBack(Draft draft) {
        Inquiry.ComeBack words = inquiry.prediction().comeBack();
        if (draft.choice == null) {
            return Saying.template("observe.no_prediction");
        }
        if (!draft.choice.equals(inquiry.prediction().observed())) {
            return Saying.authored("come_back.differs", words.differs());
        }
        boolean otherReason = draft.beliefs.values().stream().anyMatch(b -> b.status() == BeliefState.Status.VOICED);
        return otherReason
                ? Saying.authored("come_back.hit", words.hitButOtherReason())
                : Saying.authored("come_back.agrees", words.agrees());
    }

    /** The options that go with the question that is open. */
    List<Choice> options(Draft draft) {
        if (draft.asked.kind() == Asked.Kind.OBSERVATION) {
            Evidence first = inquiry.evidence().get(0);
            boolean given = first.instead() == null || draft.said.contains("record:" + first.id());
            return given ? List.of() : List.of(new Choice(RECORD, recordOffer()));
        }
        return draft.asked.kind() == Asked.Kind.PREDICTION ? predictions() : List.of();
    }

    private String recordOffer() {
        return inquiry.locale().startsWith("zh") ? "手边没有材料，看记录" : "Nothing at hand, show the record";
    }

    private List<Choice> predictions() {
        return inquiry.prediction().options().stream()
                .map(o -> new Choice(o.id(), o.text()))
                .toList();
    }

    private boolean isOption(String id) {
        return inquiry.prediction().options().stream().anyMatch(o -> o.id().equals(id));
    }

    private String optionText(String id) {
        return inquiry.prediction().options().stream()
                .filter(o -> o.id().equals(id))
                .map(Inquiry.PredictionOption::text)
                .findFirst()
                .orElse(id);
    }
}
