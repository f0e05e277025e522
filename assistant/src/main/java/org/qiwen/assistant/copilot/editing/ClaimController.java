package org.qiwen.assistant.copilot.editing;

import java.util.List;
import java.util.Map;
import org.qiwen.assistant.account.Account;
import org.qiwen.assistant.copilot.claim.PlanClaims;
import org.qiwen.assistant.copilot.claim.Verdict;
import org.qiwen.assistant.copilot.material.MaterialDesk;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What the material says about the factual sentences of a stored plan. */
@RestController
class ClaimController {
    private final PlanDesk plans;
    private final MaterialDesk materials;
    private final PlanClaims claims = new PlanClaims();

    ClaimController(PlanDesk plans, MaterialDesk materials) {
        this.plans = plans;
        this.materials = materials;
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
        return plans.read(id, reader)
                .flatMap(stored -> materials
                        .gather(stored.plan().brief(), reader, Map.of())
                        .publishOn(plans.scheduler())
                        .map(material ->
                                Checked.of(stored.version(), claims.check(stored.plan(), material.passages()))));
    }
}
