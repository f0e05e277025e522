package org.qiwen.assistant.model;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.model.provider.EndpointSettings;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Which endpoints there are and what each use takes of them.
 *
 * @param endpoints by name
 * @param tutor words of a turn. By default 5 s to the first word, 8 s with all endpoints together, 5 s between words and
 *     20 s in all: attention to a dialogue ends at about 10 s (Nielsen 1993, "Usability Engineering", chapter 5), and
 *     {@code qiwen.turn.limit} is 30 s. 400 tokens: the longest turn, 160 characters, is about 100
 * @param copilot plans of a teacher, who sees them grow: 20 s, 40 s, 15 s and 3 min; 4,000 tokens. Our choice
 * @param judge nobody waits: 20 s, 40 s, 15 s and 90 s; 1,500 tokens. Our choice
 */
@ConfigurationProperties("qiwen.models")
record ModelSettings(
        @Nullable Map<String, EndpointSettings> endpoints,
        @Nullable UseSettings tutor,
        @Nullable UseSettings copilot,
        @Nullable UseSettings judge) {

    Map<String, EndpointSettings> named() {
        return endpoints == null ? Map.of() : endpoints;
    }

    UsePlan plan(ModelUse use) {
        return switch (use) {
            case TUTOR -> orNone(tutor).or(seconds(5), seconds(8), seconds(5), seconds(20), 400);
            case COPILOT -> orNone(copilot).or(seconds(20), seconds(40), seconds(15), seconds(180), 4000);
            case JUDGE -> orNone(judge).or(seconds(20), seconds(40), seconds(15), seconds(90), 1500);
        };
    }

    private static UseSettings orNone(@Nullable UseSettings settings) {
        return settings == null ? UseSettings.NONE : settings;
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }
}
