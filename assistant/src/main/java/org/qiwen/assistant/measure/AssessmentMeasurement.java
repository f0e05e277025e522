package org.qiwen.assistant.measure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;
import org.qiwen.assistant.dialogue.assess.Assessment;
import org.qiwen.assistant.dialogue.assess.Assessor;
import org.qiwen.assistant.dialogue.assess.Ear;
import org.qiwen.assistant.dialogue.assess.PupilWords;
import org.qiwen.assistant.dialogue.reading.Language;
import org.qiwen.assistant.dialogue.reading.PinyinReader;
import org.qiwen.assistant.dialogue.reading.RelationReader;
import org.qiwen.assistant.dialogue.state.DialogueState;
import org.qiwen.assistant.inquiry.Inquiry;

/** Lets the assessor hear labelled utterances. */
public final class AssessmentMeasurement {
    private final Path utterances;
    private final HandRouter router;
    private final Map<String, Ear> ears;

    /**
     * @param utterances folder with {@code <inquiry>.yaml}
     * @param ears by inquiry; without one only the relation reader hears
     */
    public AssessmentMeasurement(Path utterances, HandRouter router, Map<String, Ear> ears) {
        this.utterances = utterances;
        this.router = router;
        this.ears = Map.copyOf(ears);
    }

    private Assessor assessor(Inquiry inquiry) {
        return new Assessor(inquiry, new RelationReader(inquiry), ears.getOrDefault(inquiry.id(), Ear.untaught()));
    }

    /** Each utterance after its question. */
    public List<HeardUtterance> hear(Inquiry inquiry) throws IOException {
        Assessor assessor = assessor(inquiry);
        PinyinReader pinyin = PinyinReader.of(Language.of(inquiry.locale()), PupilWords.of(inquiry));
        List<HeardUtterance> heard = new ArrayList<>();
        for (LabelledUtterance utterance : LabelledUtterance.of(utterances, inquiry.id())) {
            heard.add(hear(inquiry, assessor, pinyin, utterance, utterance.state(inquiry)));
        }
        return heard;
    }

    /** The utterances that came without a question, as the first message of a dialogue. */
    public List<HeardUtterance> hearFirst(Inquiry inquiry) throws IOException {
        Assessor assessor = assessor(inquiry);
        PinyinReader pinyin = PinyinReader.of(Language.of(inquiry.locale()), PupilWords.of(inquiry));
        List<HeardUtterance> heard = new ArrayList<>();
        for (LabelledUtterance utterance : LabelledUtterance.of(utterances, inquiry.id())) {
            if (utterance.after() == null) {
                DialogueState start = DialogueState.start(inquiry, inquiry.earliestStage());
                heard.add(hear(inquiry, assessor, pinyin, utterance, start));
            }
        }
        return heard;
    }

    /** The authored pairs of right and wrong. */
    public NearMissPairs pairs(Inquiry inquiry, ToDoubleBiFunction<String, String> cosine) {
        return NearMissPairs.of(inquiry, assessor(inquiry), (about, text) -> router.route(about, text, ""), cosine);
    }

    private HeardUtterance hear(
            Inquiry inquiry, Assessor assessor, PinyinReader pinyin, LabelledUtterance utterance, DialogueState state) {
        String text = pinyin.read(utterance.text());
        Assessment heard = assessor.assess(text, state, router.route(inquiry, text, utterance.hand()), false);
        return new HeardUtterance(inquiry, utterance, heard);
    }
}
