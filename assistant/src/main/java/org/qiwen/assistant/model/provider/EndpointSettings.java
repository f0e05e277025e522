package org.qiwen.assistant.model.provider;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.model.stream.Usage;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One endpoint.
 *
 * @param url where its API begins, up to and with {@code /v1} or the like; {@code /chat/completions} is added
 * @param model name of the model there
 * @param key sent as bearer token; may be empty. Never logged
 * @param profile kind of endpoint
 * @param local whether it stands in the school, so that a school that wants no text to leave may use it; by default
 *     whether the URL names this machine
 * @param fields more request fields, such as {@code reasoning_effort}; only those of the profile are taken. An empty
 *     text leaves the profile's own field out, for a model that does not know it
 * @param concurrent most calls at a time; 1000 by default, what the service is measured with. Lower it to the contract
 * @param perSecond most calls a second; 1000 by default, as many as at a time: pupils of a lesson send in the same moment,
 *     and a limit that nobody's contract asks for would only take the model from most of them. Lower it to the contract
 * @param attempts how often a call is tried before its first word; 2 by default: one bad connection is common, two are not
 * @param breakerCalls last calls by which the circuit breaker judges, from half as many on; it opens for 30 s when half of
 *     them failed. 20 by default: a class that sends at once notices, and one bad answer closes nothing
 * @param connectTimeout longest wait for a connection; 2 s by default, a tenth of the limit of a tutor's answer
 * @param price what tokens cost; without it cost is not reckoned
 */
public record EndpointSettings(
        URI url,
        String model,
        @DefaultValue("") String key,
        @DefaultValue("openai") String profile,
        @Nullable Boolean local,
        @Nullable Map<String, Object> fields,
        @DefaultValue("1000") int concurrent,
        @DefaultValue("1000") int perSecond,
        @DefaultValue("2") int attempts,
        @DefaultValue("20") int breakerCalls,
        @DefaultValue("2s") Duration connectTimeout,
        @Nullable Price price) {
    public EndpointSettings {
        if (url.getHost() == null || !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
            throw new IllegalArgumentException(
                    "the URL of a model must begin with http:// or https:// and name a host");
        }
        if (url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "the URL of a model must have no user, query or fragment; a key goes into key" + " (at "
                            + url.getHost() + ")");
        }
        if (model.isBlank()) {
            throw new IllegalArgumentException("a model needs its name (at " + url.getHost() + ")");
        }
        if (concurrent < 1 || perSecond < 1 || attempts < 1 || breakerCalls < 2) {
            throw new IllegalArgumentException(
                    "concurrent, per-second and attempts must be at least 1, breaker-calls at least 2");
        }
        local = local == null ? isThisMachine(url.getHost()) : local;
        fields = fields == null ? Map.of() : Map.copyOf(fields);
    }

    /** The simplest set-up. */
    public static EndpointSettings of(URI url, String model, String key, String profile) {
        return new EndpointSettings(
                url, model, key, profile, null, null, 1000, 1000, 2, 20, Duration.ofSeconds(2), null);
    }

    public boolean isLocal() {
        return Boolean.TRUE.equals(local);
    }

    Map<String, Object> extraFields() {
        return fields == null ? Map.of() : fields;
    }

    /** Address without its path, for logs. */
    public String place() {
        return url.getScheme() + "://" + url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort());
    }

    /** Everything but the key. */
    @Override
    public String toString() {
        return model + " at " + place() + " (" + profile + ")";
    }

    private static boolean isThisMachine(String host) {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }

    /**
     * Price of a million tokens.
     *
     * @param currency ISO 4217 code
     * @param cachedInput of a prompt's tokens that the provider had in its cache; the same as {@code input} by default
     */
    public record Price(
            @DefaultValue("CNY") String currency,
            BigDecimal input,
            @Nullable BigDecimal cachedInput,
            BigDecimal output) {
        private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

        public Price {
            if (input.signum() < 0 || output.signum() < 0) {
                throw new IllegalArgumentException("a price must not be negative");
            }
        }

        /** Cost of a call, with all its digits. */
        public BigDecimal of(Usage usage) {
            BigDecimal cached = cachedInput == null ? input : cachedInput;
            return input.multiply(BigDecimal.valueOf(usage.input() - usage.cachedInput()))
                    .add(cached.multiply(BigDecimal.valueOf(usage.cachedInput())))
                    .add(output.multiply(BigDecimal.valueOf(usage.output())))
                    .divide(MILLION);
        }
    }
}
