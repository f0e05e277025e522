package org.qiwen.assistant.measure;

import java.util.List;
import org.qiwen.assistant.measure.SearchTuning.Shown;

/**
 * A store to tune a threshold on: which passages should be shown, and which would be without one.
 *
 * @param name such as {@code bundled units}
 * @param right the passage that answers, for each question that has one among its first ten
 * @param talk the best passage for each remark that no science material answers
 * @param unanswered the best passage for each question that this store does not answer
 */
public record Ground(String name, List<Shown> right, List<Shown> talk, List<Shown> unanswered) {

    /** Every second of each list, from {@code first}: 0 to tune on, 1 to report on. */
    public Ground half(int first) {
        return new Ground(
                name,
                SearchTuning.half(right, first),
                SearchTuning.half(talk, first),
                SearchTuning.half(unanswered, first));
    }
}
