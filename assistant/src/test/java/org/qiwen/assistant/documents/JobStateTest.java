package org.qiwen.assistant.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qiwen.assistant.documents.JobState.Action.CANCEL;
import static org.qiwen.assistant.documents.JobState.Action.PAUSE;
import static org.qiwen.assistant.documents.JobState.Action.RESUME;
import static org.qiwen.assistant.documents.JobState.Action.RETRY;
import static org.qiwen.assistant.documents.JobState.CANCELLED;
import static org.qiwen.assistant.documents.JobState.FAILED;
import static org.qiwen.assistant.documents.JobState.PAUSED;
import static org.qiwen.assistant.documents.JobState.QUEUED;
import static org.qiwen.assistant.documents.JobState.RUNNING;
import static org.qiwen.assistant.documents.JobState.SUCCEEDED;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JobStateTest {
    @Test
    void pausesAndGoesOn() {
        assertThat(QUEUED.after(PAUSE, 0)).contains(PAUSED);
        assertThat(RUNNING.after(PAUSE, 0)).contains(PAUSED);
        assertThat(PAUSED.after(RESUME, 0)).contains(QUEUED);
    }

    @Test
    void anActionThatComesTwiceChangesNothing() {
        assertThat(PAUSED.after(PAUSE, 0)).contains(PAUSED);
        assertThat(RUNNING.after(RESUME, 0)).contains(RUNNING);
        assertThat(CANCELLED.after(CANCEL, 0)).contains(CANCELLED);
    }

    @Test
    void whatHasEndedIsNeitherPausedNorCancelled() {
        for (JobState ended : new JobState[] {SUCCEEDED, FAILED}) {
            assertThat(ended.after(PAUSE, 3)).isEmpty();
            assertThat(ended.after(RESUME, 3)).isEmpty();
            assertThat(ended.after(CANCEL, 3)).isEmpty();
        }
        assertThat(CANCELLED.after(PAUSE, 3)).isEmpty();
        assertThat(CANCELLED.after(RESUME, 3)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(JobState.class)
    void onlyAnEndedJobWithFilesLeftIsTriedAgain(JobState state) {
        assertThat(state.after(RETRY, 0)).isEmpty();
        assertThat(state.after(RETRY, 1)).isEqualTo(state.isFinal() ? Optional.of(QUEUED) : Optional.empty());
    }

    @ParameterizedTest
    @EnumSource(JobState.class)
    void aJobIsActiveFinalOrPaused(JobState state) {
        assertThat(state.isActive() ? 1 : 0).isEqualTo(state.isFinal() || state == PAUSED ? 0 : 1);
    }

    @Test
    void endsByWhatItsFilesCameTo() {
        assertThat(RUNNING.ended(3, 0)).isEqualTo(SUCCEEDED);
        assertThat(RUNNING.ended(3, 2)).as("some are skipped").isEqualTo(SUCCEEDED);
        assertThat(RUNNING.ended(3, 3)).as("nothing could be taken").isEqualTo(FAILED);
        assertThat(QUEUED.ended(0, 0)).as("an empty archive").isEqualTo(SUCCEEDED);
        assertThat(PAUSED.ended(3, 3)).isEqualTo(PAUSED);
        assertThat(CANCELLED.ended(3, 0)).isEqualTo(CANCELLED);
    }

    @Test
    void aWorkerBeginsOnlyWhatWaits() {
        assertThat(QUEUED.begun()).isEqualTo(RUNNING);
        assertThat(PAUSED.begun()).isEqualTo(PAUSED);
    }
}
