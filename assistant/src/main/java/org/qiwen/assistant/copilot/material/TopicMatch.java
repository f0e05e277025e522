package org.qiwen.assistant.copilot.material;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.Stage;

/**
 * Finds the inquiry that a topic names. Strict on purpose: a teacher who asks for 比热容 and gets a lesson on boiling is worse
 * off than one who is asked to choose. Pure.
 */
final class TopicMatch {
    /** Share of a topic's characters or words that title and concepts must have. Our choice. */
    private static final double NAMED = 0.75;
    /** Chinese characters that any title may have. */
    private static final Set<Integer> COMMON =
            "的了是在和与或为什么怎样如何呢吗从有不一个用".codePoints().boxed().collect(Collectors.toUnmodifiableSet());

    private TopicMatch() {}

    /** The inquiry of the stage that the topic names best; empty when none is named. */
    static Optional<Inquiry> find(String topic, Stage stage, List<Inquiry> inquiries) {
        Set<String> asked = parts(topic);
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        return inquiries.stream()
                .filter(inquiry -> inquiry.stages().contains(stage))
                .filter(inquiry -> share(asked, inquiry) >= NAMED)
                .max(Comparator.comparingDouble(inquiry -> share(asked, inquiry)));
    }

    private static double share(Set<String> asked, Inquiry inquiry) {
        Set<String> named = parts(inquiry.title() + " " + String.join(" ", inquiry.concepts()) + " "
                + inquiry.id().replace('-', ' '));
        return asked.stream().filter(named::contains).count() / (double) asked.size();
    }

    /** Chinese characters, and words of other scripts, without what every title may have. */
    private static Set<String> parts(String text) {
        Set<String> parts = text.codePoints()
                .filter(Character::isIdeographic)
                .filter(c -> !COMMON.contains(c))
                .mapToObj(Character::toString)
                .collect(Collectors.toSet());
        for (String word : text.toLowerCase(Locale.ROOT).split("[^a-z]+")) {
            if (word.length() > 2
                    && !Set.of("the", "and", "why", "how", "does", "what", "are")
                            .contains(word)) {
                parts.add(word);
            }
        }
        return parts;
    }
}
