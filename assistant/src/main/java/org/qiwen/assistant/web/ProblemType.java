package org.qiwen.assistant.web;

import java.net.URI;

/**
 * Every kind of problem a client can meet. The URI and the status of a constant never change once released: clients
 * branch on them.
 */
public enum ProblemType {
    INVALID("invalid", 400, "The request is not valid"),
    SIGN_IN("sign-in", 401, "Sign in first"),
    WRONG_CREDENTIALS("wrong-credentials", 401, "Name or password is wrong"),
    FORBIDDEN("forbidden", 403, "This account may not do that"),
    CSRF("csrf", 403, "The page's token is missing or old"),
    WRONG_CODE("wrong-code", 403, "The code is wrong"),
    STAGE("stage", 403, "Not for this school stage"),
    NO_CLASS("no-class", 403, "This account is in no class yet"),
    NOT_FOUND("not-found", 404, "There is nothing here"),
    METHOD_NOT_ALLOWED("method-not-allowed", 405, "This address takes another method"),
    NOT_ACCEPTABLE("not-acceptable", 406, "This address has another format"),
    CONFLICT("conflict", 409, "It is taken or has changed"),
    IN_USE("in-use", 409, "Something still belongs to it"),
    TURN_RUNNING("turn-running", 409, "The tutor is still answering"),
    NO_MODEL("no-model", 409, "No language model is set up for this"),
    STALE("stale", 412, "It has changed meanwhile"),
    TOO_LARGE("too-large", 413, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "This address takes another format"),
    TOO_LITTLE_MATERIAL("too-little-material", 422, "The material does not carry it"),
    NOT_READY("not-ready", 422, "It did not pass its test"),
    UNSAFE_ACTIVITY("unsafe-activity", 422, "Not to be done at this school stage"),
    PRECONDITION_REQUIRED("precondition-required", 428, "Say which version was changed"),
    TOO_MANY_ATTEMPTS("too-many-attempts", 429, "Too many attempts"),
    FAULT("fault", 500, "Something broke on the server"),
    BUSY("busy", 503, "The server is busy"),
    /** Only inside a stream: the turn could not be finished. */
    TURN_INTERRUPTED("turn-interrupted", 503, "The tutor was interrupted"),
    /** Only inside a stream: somebody stopped the turn. */
    TURN_CANCELLED("turn-cancelled", 409, "The turn was stopped");

    private final URI uri;
    private final int status;
    private final String title;

    ProblemType(String name, int status, String title) {
        this.uri = URI.create("urn:qiwen:problem:" + name);
        this.status = status;
        this.title = title;
    }

    public URI uri() {
        return uri;
    }

    /** HTTP status. */
    public int status() {
        return status;
    }

    public String title() {
        return title;
    }
}
