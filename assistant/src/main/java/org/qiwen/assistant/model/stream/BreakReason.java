package org.qiwen.assistant.model.stream;

/** Why there is no whole answer. */
public enum BreakReason {
    /** No connection: name, port, TLS. */
    UNREACHABLE(true, true),
    /** The connection broke. */
    DISCONNECTED(true, true),
    /** 401, 403: the key is not taken. */
    UNAUTHORISED(false, true),
    /** 402: the account has no money left. */
    UNPAID(false, true),
    /** Another 4xx: this endpoint does not take such a request. */
    REFUSED(false, false),
    /** 429. */
    RATE_LIMITED(true, true),
    /** 5xx, or the endpoint said in its stream that it failed. */
    PROVIDER_ERROR(true, true),
    /** Something that is no event stream, such as a sign-in page of the network. */
    WRONG_CONTENT(false, true),
    /** Events that are not what a chat endpoint sends. */
    MALFORMED(true, true),
    /** A line or an answer longer than the limit. */
    OVERSIZED(false, true),
    /** The stream ended without a finish reason. */
    CUT_OFF(true, true),
    /** The limit of tokens ended the answer. */
    TOO_LONG(false, false),
    /** The provider's content filter ended the answer. */
    FILTERED(false, false),
    /** A whole answer without a word. */
    EMPTY(true, false),
    /** A thought was shown before it could be told from the answer. */
    THOUGHT_SHOWN(false, false),
    /** No word within the limit for the first one. */
    LATE_START(false, true),
    /** No further word within the limit between two. */
    STALLED(false, true),
    /** Not done within the limit for the whole answer. */
    TOO_SLOW(false, true),
    /** Our own limit of calls a second. */
    OUR_RATE_LIMIT(false, false),
    /** Our own limit of calls at a time. */
    OUR_CONCURRENCY_LIMIT(false, false),
    /** The circuit breaker keeps calls away from an endpoint that failed too often. */
    BREAKER_OPEN(false, false),
    /** All attempts together took too long to give a first word. */
    PATIENCE_SPENT(false, false),
    /** Nothing is configured for this use, or nothing that may be used. */
    NO_MODEL(false, false),
    /** A fault of this program. */
    INTERNAL(false, false);

    private final boolean worthRetrying;
    private final boolean providersFault;

    BreakReason(boolean worthRetrying, boolean providersFault) {
        this.worthRetrying = worthRetrying;
        this.providersFault = providersFault;
    }

    /** Whether the same endpoint may do better in a moment. */
    public boolean isWorthRetrying() {
        return worthRetrying;
    }

    /** Whether it counts against the endpoint. */
    public boolean isProvidersFault() {
        return providersFault;
    }
}
