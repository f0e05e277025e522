package org.qiwen.assistant.tutor;

import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.dialogue.assess.Assessor;
import org.qiwen.assistant.dialogue.assess.PupilWords;
import org.qiwen.assistant.dialogue.gate.LeakGate;
import org.qiwen.assistant.dialogue.policy.DialoguePolicy;
import org.qiwen.assistant.dialogue.policy.Wording;
import org.qiwen.assistant.dialogue.reading.PinyinReader;
import org.qiwen.assistant.dialogue.reading.RelationReader;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.Story;

/** Everything made once per inquiry: what reads its pinyin, its assessor, policy, gate and realiser. */
record Lesson(
        Inquiry inquiry,
        @Nullable Story story,
        PinyinReader pinyin,
        Assessor assessor,
        DialoguePolicy policy,
        LeakGate gate,
        Realiser realiser) {

    static Lesson of(Inquiry inquiry, @Nullable Story story, Wording wording) {
        RelationReader reader = new RelationReader(inquiry);
        Assessor assessor = new Assessor(inquiry, reader);
        LeakGate gate = new LeakGate(inquiry, reader);
        return new Lesson(
                inquiry,
                story,
                PinyinReader.of(reader.language(), PupilWords.of(inquiry)),
                assessor,
                new DialoguePolicy(inquiry, story, assessor),
                gate,
                new Realiser(wording, gate, reader.language()));
    }

    /** The same lesson with the inquiry in other words. */
    Lesson told(Inquiry other) {
        return new Lesson(other, story, pinyin, assessor, policy, gate, realiser);
    }
}
