package org.qiwen.assistant.copilot.assemble;

import java.util.function.Function;
import org.qiwen.assistant.copilot.plan.LessonPlan;

/** What came of a brief. */
public sealed interface Assembled {

    /** A plan. */
    record Made(LessonPlan plan) implements Assembled {}

    /** The material carries no lesson; {@code reason} says what is missing and what to do, in the brief's language. */
    record TooLittle(String reason) implements Assembled {}

    /** The activity itself is not for the stage; {@code reason} names an alternative. */
    record Refused(String reason) implements Assembled {}

    default <T> T fold(Function<LessonPlan, T> made, Function<String, T> tooLittle, Function<String, T> refused) {
        if (this instanceof Made one) {
            return made.apply(one.plan());
        }
        if (this instanceof TooLittle one) {
            return tooLittle.apply(one.reason());
        }
        return refused.apply(((Refused) this).reason());
    }
}
