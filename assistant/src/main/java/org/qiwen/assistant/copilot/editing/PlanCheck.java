package org.qiwen.assistant.copilot.editing;

import java.util.List;
import java.util.Map;
import org.qiwen.assistant.account.Account;
import org.qiwen.assistant.copilot.claim.PlanClaims;
import org.qiwen.assistant.copilot.material.MaterialDesk;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Holds the factual sentences of a stored plan against the material. The result comes on the scheduler {@code copilot}. */
@Component
class PlanCheck {
    private final PlanDesk plans;
    private final MaterialDesk materials;
    private final PlanClaims claims = new PlanClaims();

    PlanCheck(PlanDesk plans, MaterialDesk materials) {
        this.plans = plans;
        this.materials = materials;
    }

    /** A plan and what was found on each of its factual sentences. */
    record Checked(StoredPlan stored, List<PlanClaims.Claim> claims) {}

    /** The newest version; refuses when this account may not read it. */
    Mono<Checked> of(PlanId id, Account reader) {
        return plans.read(id, reader)
                .flatMap(stored -> materials
                        .gather(stored.plan().brief(), reader, Map.of())
                        .publishOn(plans.scheduler())
                        .map(material -> new Checked(stored, claims.check(stored.plan(), material.passages()))));
    }
}
