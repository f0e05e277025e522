package org.qiwen.assistant.inquiry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scientist's story as a chain of dated links; each link knows only what was known then.
 *
 * @param inquiry id of the inquiry whose ideas it touches, or null; an inquiry tells the one story that it names
 * @param stages whom it is for; empty when that is the inquiry's affair
 * @param discipline likewise, or null
 */
public record Story(
        String id,
        String locale,
        @Nullable String inquiry,
        List<Stage> stages,
        @Nullable String discipline,
        String title,
        Standing standing,
        List<String> people,
        List<Link> links) {
    public Story {
        stages = Authored.copy(stages);
        people = Authored.copy(people);
        links = Authored.copy(links);
    }

    /** How well the story is documented. */
    public enum Standing {
        DOCUMENTED,
        TRADITIONAL,
        DISPUTED
    }

    /** One link; {@code reveals} are ids of ideas it gives away. */
    public record Link(
            String date,
            String question,
            String evidenceThen,
            String reasoning,
            @Nullable String wrongTurn,
            @Nullable String revision,
            List<String> reveals,
            String source) {
        public Link {
            reveals = Authored.copy(reveals);
        }
    }
}
