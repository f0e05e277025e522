package org.qiwen.assistant.measure.peer;

import dev.langchain4j.data.document.Document;
import dev.langchain4j.data.document.splitter.DocumentSplitters;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.bgesmallzhv15q.BgeSmallZhV15QuantizedEmbeddingModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.langchain4j.rag.content.retriever.EmbeddingStoreContentRetriever;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.MemoryId;
import dev.langchain4j.service.SystemMessage;
import dev.langchain4j.service.TokenStream;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.store.embedding.EmbeddingStoreIngestor;
import dev.langchain4j.store.embedding.inmemory.InMemoryEmbeddingStore;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.qiwen.assistant.measure.UnitTexts;

/** An AI service with a memory of ten messages and a retriever over the bundled Chinese course units. */
interface PeerChat {
    /** Characters of a segment and of its overlap, and messages remembered: the figures of LangChain4j's tutorials. */
    int SEGMENT = 300;

    int OVERLAP = 30;
    int MESSAGES = 10;

    @SystemMessage("你是中学科学学习伙伴。用提问引导学生自己想，不直接给出答案，每次最多两三句话，最后问一个问题。")
    TokenStream answer(@MemoryId String conversation, @UserMessage String text);

    /** @param model where the model's API begins */
    static PeerChat over(URI model) throws IOException {
        EmbeddingModel embeddings = new BgeSmallZhV15QuantizedEmbeddingModel();
        InMemoryEmbeddingStore<TextSegment> store = new InMemoryEmbeddingStore<>();
        EmbeddingStoreIngestor.builder()
                .documentSplitter(DocumentSplitters.recursive(SEGMENT, OVERLAP))
                .embeddingModel(embeddings)
                .embeddingStore(store)
                .build()
                .ingest(units());
        return AiServices.builder(PeerChat.class)
                .streamingChatModel(OpenAiStreamingChatModel.builder()
                        .baseUrl(model.toString())
                        .apiKey("none")
                        .modelName("m")
                        .build())
                .chatMemoryProvider(id -> MessageWindowChatMemory.withMaxMessages(MESSAGES))
                .contentRetriever(EmbeddingStoreContentRetriever.builder()
                        .embeddingStore(store)
                        .embeddingModel(embeddings)
                        .build())
                .build();
    }

    private static List<Document> units() throws IOException {
        return UnitTexts.read(Locale.SIMPLIFIED_CHINESE).stream()
                .map(unit -> Document.from(unit.text()))
                .toList();
    }
}
