package org.qiwen.assistant.model;

import java.net.URI;
import java.util.Optional;
import org.qiwen.assistant.model.provider.EndpointSettings;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The simplest set-up, one endpoint for everything, in four environment variables.
 *
 * @param url QIWEN_MODEL_URL: where the API begins, for example {@code https://api.deepseek.com}; empty for no model
 * @param name QIWEN_MODEL_NAME: name of the model there
 * @param key QIWEN_MODEL_KEY: may be empty for an endpoint in the school
 * @param profile QIWEN_MODEL_PROFILE: kind of endpoint; {@code openai} by default, what most imitate
 */
@ConfigurationProperties("qiwen.model")
record SimpleModelSettings(
        @DefaultValue("") String url,
        @DefaultValue("") String name,
        @DefaultValue("") String key,
        @DefaultValue("openai") String profile) {
    SimpleModelSettings {
        if (url.isBlank() != name.isBlank()) {
            throw new IllegalArgumentException(
                    "QIWEN_MODEL_URL and QIWEN_MODEL_NAME are needed both, or neither for no model");
        }
    }

    Optional<EndpointSettings> endpoint() {
        return url.isBlank()
                ? Optional.empty()
                : Optional.of(EndpointSettings.of(URI.create(url.strip()), name.strip(), key.strip(), profile.strip()));
    }

    /** Everything but the key. */
    @Override
    public String toString() {
        return endpoint().map(EndpointSettings::toString).orElse("no model");
    }
}
