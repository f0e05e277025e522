package org.qiwen.assistant.passages;

import org.qiwen.assistant.inquiry.InquiryCatalog;
import org.qiwen.assistant.tutor.Router;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Embeds every inquiry's wordings at start, so that the first message need not wait. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class PreparedRoutes implements ApplicationRunner {
    private final InquiryCatalog catalog;
    private final Router router;

    PreparedRoutes(InquiryCatalog catalog, Router router) {
        this.catalog = catalog;
        this.router = router;
    }

    @Override
    public void run(ApplicationArguments args) {
        catalog.inquiries().forEach(inquiry -> router.route(inquiry, inquiry.drivingQuestion()));
    }
}
