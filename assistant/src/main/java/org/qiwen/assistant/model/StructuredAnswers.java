package org.qiwen.assistant.model;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a streamed answer as JSON and holds it against the schema that was asked for, because a provider's JSON mode
 * promises JSON at most. Immutable and thread-safe; make one a schema.
 */
public final class StructuredAnswers {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Models like to wrap JSON in a fence of Markdown, whatever they are told. */
    private static final Pattern FENCED = Pattern.compile("\\A```[a-zA-Z]*\\s*(?<json>.*?)\\s*```\\z", Pattern.DOTALL);

    private final Schema schema;

    /** @param schema as in a prompt's front matter */
    public StructuredAnswers(Map<String, Object> schema) {
        this.schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(JSON.valueToTree(schema));
    }

    /** Reads the answer of {@link LanguageModels#ask} when it is whole. Never ends in an error of its own. */
    public Mono<StructuredAnswer> read(Flux<ModelEvent> answer) {
        return Mono.defer(() -> {
            StringBuilder text = new StringBuilder();
            return answer.concatMap(event -> Mono.justOrEmpty(read(event, text)))
                    .next();
        });
    }

    private Optional<StructuredAnswer> read(ModelEvent event, StringBuilder text) {
        return event.fold(
                words -> {
                    text.append(words.text());
                    return Optional.empty();
                },
                finished -> Optional.of(read(text.toString(), finished.call())),
                broken -> Optional.of(new StructuredAnswer.Missing(broken.reason(), broken.call())));
    }

    private StructuredAnswer read(String text, ModelCall call) {
        Matcher fenced = FENCED.matcher(text.strip());
        String json = fenced.matches() ? fenced.group("json") : text.strip();
        try {
            if (!(JSON.readTree(json) instanceof ObjectNode value)) {
                return new StructuredAnswer.Unreadable("no JSON object", call);
            }
            List<String> wrong = schema.validate(value).stream()
                    .map(error -> error.getInstanceLocation() + " " + error.getKeyword())
                    .distinct()
                    .toList();
            return wrong.isEmpty()
                    ? new StructuredAnswer.Given(value, call)
                    : new StructuredAnswer.Unreadable(String.join(", ", wrong), call);
        } catch (JacksonException e) {
            return new StructuredAnswer.Unreadable("no JSON", call);
        }
    }
}
