package org.qiwen.assistant.documents;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.qiwen.assistant.server.TestServer;
import org.qiwen.ingestion.IngestionPipeline;
import org.qiwen.ingestion.embed.Embedders;
import org.qiwen.ingestion.parse.DocumentParser;
import org.qiwen.ingestion.parse.ForkedParser;
import org.qiwen.ingestion.parse.ParsedDocument;
import org.qiwen.ingestion.parse.SourceDocument;
import org.qiwen.ingestion.parse.UnreadableDocument;
import org.qiwen.ingestion.split.PassageSplitter;
import org.qiwen.ingestion.split.SplitSettings;
import org.qiwen.ingestion.store.PassageStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * A server whose own process dies at once when it reads a certain text: run by {@link DeadlyFileIT}, never by hand. Argument:
 * the data folder.
 */
public final class DeadlyServer {
    /** Whoever reads a document with this dies. */
    static final String DEADLY = "致命的一段";

    private DeadlyServer() {}

    public static void main(String[] args) {
        TestServer server = TestServer.start(Path.of(args[0]), List.of(Deadly.class));
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
    }

    static class Deadly {
        @Bean
        @Primary
        IngestionPipeline deadlyPipeline(ForkedParser parser, Embedders embedders, PassageStore store) {
            return new IngestionPipeline(
                    new DeadlyParser(parser), new PassageSplitter(SplitSettings.DEFAULTS), embedders, store);
        }
    }

    private record DeadlyParser(DocumentParser parser) implements DocumentParser {
        @Override
        public boolean reads(SourceDocument document) {
            return parser.reads(document);
        }

        @Override
        public ParsedDocument parse(SourceDocument document) throws UnreadableDocument, IOException {
            try (InputStream in = document.content().open()) {
                if (new String(in.readAllBytes(), StandardCharsets.UTF_8).contains(DEADLY)) {
                    Runtime.getRuntime().halt(137);
                }
            }
            return parser.parse(document);
        }
    }
}
