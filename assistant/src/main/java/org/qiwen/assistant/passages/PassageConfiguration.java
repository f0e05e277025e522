package org.qiwen.assistant.passages;

import java.nio.file.Path;
import org.qiwen.assistant.tutor.Citations;
import org.qiwen.assistant.tutor.Router;
import org.qiwen.ingestion.IngestionPipeline;
import org.qiwen.ingestion.embed.Embedders;
import org.qiwen.ingestion.embed.OnnxEmbedders;
import org.qiwen.ingestion.parse.ForkSettings;
import org.qiwen.ingestion.parse.ForkedParser;
import org.qiwen.ingestion.search.PassageSearch;
import org.qiwen.ingestion.search.SearchSettings;
import org.qiwen.ingestion.split.PassageSplitter;
import org.qiwen.ingestion.split.SplitSettings;
import org.qiwen.ingestion.store.LucenePassageStore;
import org.qiwen.ingestion.store.PassageStore;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The passages of this node: a Lucene index and the embedding models in process. */
@Configuration(proxyBeanMethods = false)
class PassageConfiguration {

    @Bean
    OnnxEmbedders embedders() {
        return new OnnxEmbedders();
    }

    @Bean
    PassageStore passageStore(@Value("${qiwen.data}") Path data) {
        return new LucenePassageStore(data.resolve("passages"));
    }

    @Bean
    PassageSearch passageSearch(PassageStore store, Embedders embedders) {
        return new PassageSearch(store, embedders, SearchSettings.DEFAULTS);
    }

    @Bean
    ForkedParser documentParser(@Value("${qiwen.data}") Path data) {
        return new ForkedParser(ForkSettings.DEFAULTS, data.resolve("parser"));
    }

    @Bean
    IngestionPipeline ingestionPipeline(ForkedParser parser, Embedders embedders, PassageStore store) {
        return new IngestionPipeline(parser, new PassageSplitter(SplitSettings.DEFAULTS), embedders, store);
    }

    @Bean
    Router ideaRouter(Embedders embedders) {
        return new IdeaRouter(embedders);
    }

    @Bean
    Citations citations(PassageSearch search, Embedders embedders) {
        return new PassageCitations(search, embedders);
    }
}
