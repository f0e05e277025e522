package org.qiwen.assistant.inquiry;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Reads authored YAML: JSON schema first, then the records, then every reference. Thread-safe. */
public final class InquiryLoader {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .build();

    private final Schema inquirySchema = schema("/inquiries/inquiry.schema.json");
    private final Schema storySchema = schema("/stories/story.schema.json");

    /**
     * Reads one inquiry.
     *
     * @param file name for messages
     * @throws InvalidInquiryException naming file, line and field of everything that is wrong
     */
    public Inquiry inquiry(String file, String yaml) {
        YamlDocument document = YamlDocument.parse(file, yaml);
        check(document, inquirySchema);
        Inquiry inquiry = bind(document, Inquiry.class);
        List<String> problems = InquiryReferences.check(inquiry).stream()
                .map(p -> document.place(p.pointer()) + " " + p.message())
                .toList();
        if (!problems.isEmpty()) {
            throw new InvalidInquiryException(String.join("\n", problems));
        }
        return inquiry;
    }

    /**
     * Reads one story.
     *
     * @throws InvalidInquiryException naming file, line and field of everything that is wrong
     */
    public Story story(String file, String yaml) {
        YamlDocument document = YamlDocument.parse(file, yaml);
        check(document, storySchema);
        return bind(document, Story.class);
    }

    private static <T> T bind(YamlDocument document, Class<T> type) {
        try {
            return MAPPER.treeToValue(document.root(), type);
        } catch (JacksonException e) {
            String pointer = e.getPath().stream()
                    .map(ref -> "/" + (ref.getPropertyName() == null ? ref.getIndex() : ref.getPropertyName()))
                    .reduce("", String::concat);
            throw new InvalidInquiryException(document.place(pointer) + " " + e.getOriginalMessage(), e);
        }
    }

    private static void check(YamlDocument document, Schema schema) {
        JsonNode root = document.root();
        List<String> problems = new ArrayList<>();
        schema.validate(root)
                .forEach(error -> problems.add(
                        document.place(error.getInstanceLocation().toString()) + " " + error.getMessage()));
        if (!problems.isEmpty()) {
            throw new InvalidInquiryException(String.join("\n", problems));
        }
    }

    private static Schema schema(String resource) {
        try (InputStream in = Objects.requireNonNull(InquiryLoader.class.getResourceAsStream(resource), resource)) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
