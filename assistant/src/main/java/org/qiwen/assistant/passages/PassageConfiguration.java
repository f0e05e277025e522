package org.qiwen.assistant.passages;

import org.qiwen.assistant.derived.DerivedFiles;
import org.qiwen.assistant.dialogue.assess.Examples;
import org.qiwen.assistant.tutor.Citations;
import org.qiwen.assistant.tutor.Router;
import org.qiwen.ingestion.embed.Embedders;
import org.qiwen.ingestion.search.PassageSearch;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the tutor has of passages. */
@Configuration(proxyBeanMethods = false)
class PassageConfiguration {

    @Bean
    Router ideaRouter(Embedders embedders, DerivedFiles derived) {
        return new IdeaRouter(embedders, derived, Examples::shipped);
    }

    @Bean
    Citations citations(PassageSearch search, Embedders embedders) {
        return new PassageCitations(search, embedders);
    }
}
