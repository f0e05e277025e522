package org.qiwen.assistant.copilot.editing;

import java.util.List;
import org.qiwen.assistant.account.Account;
import org.qiwen.assistant.copilot.claim.PlanClaims;
import org.qiwen.assistant.copilot.claim.Verdict;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What the material says about the factual sentences of a stored plan. */
@RestController
class ClaimController {
    private final PlanCheck check;

    ClaimController(PlanCheck check) {
        this.check = check;
    }

    /** The claims of one version, each with its verdict and place. */
    record Checked(int version, long supported, long unsupported, long contradicted, List<PlanClaims.Claim> items) {
        static Checked of(int version, List<PlanClaims.Claim> claims) {
            return new Checked(
                    version,
                    count(claims, Verdict.SUPPORTED),
                    count(claims, Verdict.UNSUPPORTED),
                    count(claims, Verdict.CONTRADICTED),
                    claims);
        }

        private static long count(List<PlanClaims.Claim> claims, Verdict verdict) {
            return claims.stream().filter(claim -> claim.verdict() == verdict).count();
        }
    }

    @GetMapping("/api/lesson-plans/{id}/claims")
    Mono<Checked> check(@PathVariable PlanId id, @AuthenticationPrincipal Account reader) {
        return check.of(id, reader).map(checked -> Checked.of(checked.stored().version(), checked.claims()));
    }
}
