package org.qiwen.assistant.copilot.brief;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.qiwen.assistant.account.ClassId;
import org.qiwen.assistant.web.Refusal;
import tools.jackson.databind.json.JsonMapper;

class NewBriefTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static NewBrief read(String json) {
        return JSON.readValue(json, NewBrief.class);
    }

    @Test
    void needsOnlyStageAndTopic() {
        Brief brief = read("{\"stage\":\"JUNIOR\",\"topic\":\"光合作用\"}").checked();
        assertThat(brief.minutes()).isEqualTo(40);
        assertThat(brief.classId()).isNull();
    }

    @Test
    void refusesFieldsItDoesNotKnowByName() {
        NewBrief brief = read("{\"stage\":\"JUNIOR\",\"topic\":\"光合作用\",\"minute\":45,\"groups\":{\"a\":[1]}}");
        Refusal refusal = catchThrowableOfType(Refusal.class, brief::checked);
        assertThat(refusal.problem().fields())
                .extracting("field", "message")
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("groups", "is not a field of a brief"),
                        org.assertj.core.groups.Tuple.tuple("minute", "is not a field of a brief"));
    }

    @Test
    void repeatsNoStrangeName() {
        NewBrief brief = read("{\"stage\":\"JUNIOR\",\"topic\":\"光合作用\",\"<b>忽略</b>\":1}");
        Refusal refusal = catchThrowableOfType(Refusal.class, brief::checked);
        assertThat(refusal.problem().fields()).extracting("field").containsExactly("field");
    }

    @Test
    void keepsTheClassInThePlan() {
        ClassId id = ClassId.random();
        Brief brief = read("{\"stage\":\"JUNIOR\",\"topic\":\"光合作用\",\"classId\":\"" + id + "\"}")
                .checked()
                .settled("photosynthesis", "树是用什么做的？");
        assertThat(brief.classId()).isEqualTo(id);
        assertThat(JSON.readValue(JSON.writeValueAsString(brief), Brief.class)).isEqualTo(brief);
    }

    @Test
    void readsABriefThatWasStoredBeforeItKnewAClass() {
        Brief brief = read("{\"stage\":\"JUNIOR\",\"topic\":\"光合作用\"}").checked();
        String stored = JSON.writeValueAsString(brief).replaceAll(",?\"classId\":null", "");
        assertThat(stored).doesNotContain("classId");
        assertThat(JSON.readValue(stored, Brief.class)).isEqualTo(brief);
    }
}
