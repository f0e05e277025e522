package org.qiwen.assistant.dialogue.policy;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.dialogue.state.Phase;
import org.qiwen.assistant.inquiry.Story;

/** The next link of the story, told only when it gives nothing away. */
final class Stories implements Rule {
    private final @Nullable Story story;
    private final Returning returning;

    Stories(@Nullable Story story, Returning returning) {
        this.story = story;
        this.returning = returning;
    }

    @Override
    public Optional<Plan> answer(Turn turn) {
        return wantsStory(turn.text()) ? Optional.of(story(turn.draft())) : Optional.empty();
    }

    private static boolean wantsStory(String text) {
        return text.matches(".*(故事|讲.{0,4}科学家).*") && text.length() <= 20;
    }

    private Plan story(Draft draft) {
        int link = draft.storyLink;
        boolean tellable = draft.phase == Phase.EXPLAIN
                && story != null
                && link < story.links().size()
                && story.links().get(link).reveals().stream()
                        .allMatch(id -> draft.idea(id).open());
        if (!tellable) {
            return returning.back(
                    draft, Move.REDIRECT, "故事的下一节会说破还没得出的想法，或还没到时候，或已讲完：先不讲", List.of(Saying.template("story.none")));
        }
        draft.storyLink++;
        return Plan.of(Move.TELL_STORY, "想听故事：只讲当时已经知道的这一节")
                .target(draft.target)
                .story(link)
                .ask(Saying.template("story.ask"));
    }
}
