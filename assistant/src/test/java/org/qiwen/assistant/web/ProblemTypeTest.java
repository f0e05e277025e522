package org.qiwen.assistant.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ProblemTypeTest {
    /** Clients branch on these. A line may be added; none may change. */
    @Test
    void neverChanges() {
        assertThat(Arrays.stream(ProblemType.values()).map(type -> type.uri() + " " + type.status()))
                .containsExactly(
                        "urn:qiwen:problem:invalid 400",
                        "urn:qiwen:problem:sign-in 401",
                        "urn:qiwen:problem:wrong-credentials 401",
                        "urn:qiwen:problem:forbidden 403",
                        "urn:qiwen:problem:csrf 403",
                        "urn:qiwen:problem:wrong-code 403",
                        "urn:qiwen:problem:stage 403",
                        "urn:qiwen:problem:no-class 403",
                        "urn:qiwen:problem:not-found 404",
                        "urn:qiwen:problem:method-not-allowed 405",
                        "urn:qiwen:problem:not-acceptable 406",
                        "urn:qiwen:problem:conflict 409",
                        "urn:qiwen:problem:in-use 409",
                        "urn:qiwen:problem:turn-running 409",
                        "urn:qiwen:problem:no-model 409",
                        "urn:qiwen:problem:stale 412",
                        "urn:qiwen:problem:too-large 413",
                        "urn:qiwen:problem:unsupported-media-type 415",
                        "urn:qiwen:problem:too-little-material 422",
                        "urn:qiwen:problem:not-ready 422",
                        "urn:qiwen:problem:unsafe-activity 422",
                        "urn:qiwen:problem:precondition-required 428",
                        "urn:qiwen:problem:too-many-attempts 429",
                        "urn:qiwen:problem:fault 500",
                        "urn:qiwen:problem:busy 503",
                        "urn:qiwen:problem:turn-interrupted 503",
                        "urn:qiwen:problem:turn-cancelled 409");
    }
}
