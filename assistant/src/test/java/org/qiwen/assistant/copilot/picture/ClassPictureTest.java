package org.qiwen.assistant.copilot.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.qiwen.assistant.account.AccountId;
import org.qiwen.assistant.dialogue.state.BeliefState;
import org.qiwen.assistant.dialogue.state.DialogueState;
import org.qiwen.assistant.inquiry.InquiryFiles;
import org.qiwen.assistant.inquiry.Stage;

class ClassPictureTest {

    @Test
    void showsNoClusterOfFewerThanFivePupils() throws IOException {
        assertThat(ClassPicture.of(talks(4), said(4))).isEmpty();
        List<ClassPicture.Cluster> five = ClassPicture.of(talks(5), said(5));
        assertThat(five).hasSize(1);
        assertThat(five.get(0).pupils()).isEqualTo(5);
        assertThat(five.get(0).words()).isEmpty();
    }

    @Test
    void showsWordsFromTenPupilsOn() throws IOException {
        assertThat(ClassPicture.of(talks(9), said(9)).get(0).words()).isEmpty();
        assertThat(ClassPicture.of(talks(10), said(10)).get(0).words()).hasSize(3);
    }

    @Test
    void countsAPupilOnceHoweverOftenHeTalks() throws IOException {
        List<ClassPicture.Talk> talks = new ArrayList<>();
        AccountId one = AccountId.random();
        for (ClassPicture.Talk talk : talks(9)) {
            talks.add(new ClassPicture.Talk(one, talk.inquiry(), talk.locale(), talk.state()));
        }
        assertThat(ClassPicture.of(talks, List.of())).isEmpty();
    }

    @Test
    void showsPracticesOfFivePupilsOrMoreEachCountedOnce() {
        List<ClassPicture.Said> said = new ArrayList<>(said(6));
        said.addAll(said(6));
        for (int i = 0; i < 4; i++) {
            said.add(new ClassPicture.Said(PUPILS.get(i), "float-sink", Set.of(), Set.of("EVIDENCE"), "因为苹果浮着"));
        }
        assertThat(ClassPicture.practices(said)).containsExactly(new ClassPicture.Practice("CLAIM", 6));
    }

    private static final List<AccountId> PUPILS =
            java.util.stream.Stream.generate(AccountId::random).limit(10).toList();

    private static List<ClassPicture.Talk> talks(int pupils) throws IOException {
        DialogueState start = DialogueState.start(
                new InquiryFiles().load().find("float-sink", "zh-CN").orElseThrow(), Stage.PRIMARY_UPPER);
        DialogueState voiced = new DialogueState(
                start.phase(),
                start.stage(),
                start.turn(),
                start.spent(),
                start.choice(),
                start.reason(),
                start.observed(),
                start.target(),
                start.targetTurns(),
                start.asked(),
                start.ideas(),
                Map.of("heavy-sinks", new BeliefState(BeliefState.Status.VOICED, 0)),
                start.support(),
                start.failures(),
                start.evidenceInView(),
                start.evidenceShown(),
                start.said(),
                start.pupilWords(),
                start.tutorWords(),
                start.parked(),
                start.cases(),
                start.storyLink(),
                start.summary(),
                start.exit());
        return PUPILS.stream()
                .limit(pupils)
                .map(pupil -> new ClassPicture.Talk(pupil, "float-sink", "zh-CN", voiced))
                .toList();
    }

    private static List<ClassPicture.Said> said(int pupils) {
        List<ClassPicture.Said> said = new ArrayList<>();
        for (int i = 0; i < pupils; i++) {
            said.add(new ClassPicture.Said(
                    PUPILS.get(i), "float-sink", Set.of("heavy-sinks"), Set.of("CLAIM"), "重的就沉 " + i));
        }
        return said;
    }
}
