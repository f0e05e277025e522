package org.qiwen.assistant.inquiry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A scientist's story as a chain of dated links; each link knows only what was known then. */
public record Story(
        String id,
        String locale,
        String inquiry,
        String title,
        Standing standing,
        List<String> people,
        List<Link> links) {
    public Story {
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
