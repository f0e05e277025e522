package org.qiwen.assistant.passages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.qiwen.ingestion.IngestionPipeline;
import org.qiwen.ingestion.embed.Embedders;
import org.qiwen.ingestion.parse.ForkedParser;
import org.qiwen.ingestion.search.PassageSearch;
import org.qiwen.ingestion.split.PassageSplitter;
import org.qiwen.ingestion.split.SplitSettings;
import org.qiwen.ingestion.store.LucenePassageStore;
import org.qiwen.ingestion.store.PassageStore;
import org.qiwen.ingestion.store.PgPassageStore;
import org.qiwen.ingestion.store.UnusableStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** The way of a document into passages and the way back: parser, models, store, search. Also used without a server. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ParserSettings.class, EmbeddingSettings.class, SearchProperties.class})
public class StoreConfiguration {
    private static final Logger log = LoggerFactory.getLogger(StoreConfiguration.class);

    @Bean
    ConfiguredEmbedders embedders(EmbeddingSettings settings) {
        return new ConfiguredEmbedders(settings);
    }

    @Bean
    @Profile("postgres")
    PassageStore sharedPassageStore(DataSource source) {
        return new PgPassageStore(source);
    }

    @Bean
    @Profile("!postgres")
    PassageStore ownPassageStore(@Value("${qiwen.data}") Path data) {
        Path folder = data.resolve("passages");
        try {
            return new LucenePassageStore(folder);
        } catch (UnusableStore e) {
            log.warn("{}; they are made again from the originals", e.getMessage());
            remove(folder);
            return new LucenePassageStore(folder);
        }
    }

    @Bean
    PassageSearch passageSearch(PassageStore store, Embedders embedders, SearchProperties properties) {
        return new PassageSearch(store, embedders, properties.settings());
    }

    @Bean
    ForkedParser documentParser(ParserSettings settings, @Value("${qiwen.data}") Path data) {
        return new ForkedParser(settings.forks(), data.resolve("parser"));
    }

    @Bean
    IngestionPipeline ingestionPipeline(ForkedParser parser, Embedders embedders, PassageStore store) {
        return new IngestionPipeline(parser, new PassageSplitter(SplitSettings.DEFAULTS), embedders, store);
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + folder, e);
        }
    }
}
