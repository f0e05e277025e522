package org.qiwen.assistant.conversation;

import java.time.Duration;
import org.qiwen.assistant.account.Deployment;
import org.qiwen.assistant.web.ErrorResponses;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Ends turns whose node is gone. The single embedded node does so before it takes requests: nobody else can be
 * answering. After that, and on every node of a server, those whose lease has passed.
 */
@Component
class LostTurns implements SmartInitializingSingleton, DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(LostTurns.class);

    private final TurnJournal journal;
    private final TransactionOperations transaction;
    private final Deployment deployment;
    private final Duration every;
    private final Disposable.Swap watch = Disposables.swap();

    LostTurns(TurnJournal journal, TransactionOperations transaction, Deployment deployment, TurnSettings settings) {
        this.journal = journal;
        this.transaction = transaction;
        this.deployment = deployment;
        this.every = settings.lease().dividedBy(3);
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (deployment.isEmbedded()) {
            Integer ended = transaction.execute(status -> journal.endAllOfOtherNodes());
            report(ended == null ? 0 : ended);
        }
        watch.update(Flux.interval(every)
                .onBackpressureDrop()
                .concatMap(tick -> journal.endLost().onErrorResume(failure -> {
                    ErrorResponses.fault("looking for lost turns", failure);
                    return Mono.just(0);
                }))
                .subscribe(LostTurns::report));
    }

    private static void report(int ended) {
        if (ended > 0) {
            log.warn("{} turns were lost with their node and are marked as interrupted", ended);
        }
    }

    @Override
    public void destroy() {
        watch.dispose();
    }
}
