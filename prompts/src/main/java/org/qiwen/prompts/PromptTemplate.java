package org.qiwen.prompts;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiwen.prompts.PromptVariable.Origin;

/**
 * One checked template in one language. Immutable and safe for use by many threads.
 *
 * <p>Rendering is a single pass over parts that were cut when the file was read: a value that looks like a placeholder
 * stays what it is, because nothing reads it again.
 */
public final class PromptTemplate {
    private final String file;
    private final String id;
    private final Locale locale;
    private final int version;
    private final List<String> pedagogy;
    private final Map<String, PromptVariable> variables;
    private final @Nullable Map<String, Object> outputSchema;
    private final List<Part> parts;
    private final String sha256;

    PromptTemplate(
            PromptSource source,
            String id,
            Locale locale,
            int version,
            List<String> pedagogy,
            Map<String, PromptVariable> variables,
            @Nullable Map<String, Object> outputSchema,
            List<Part> parts) {
        this.file = source.file();
        this.id = id;
        this.locale = locale;
        this.version = version;
        this.pedagogy = List.copyOf(pedagogy);
        this.variables = Map.copyOf(variables);
        this.outputSchema = outputSchema;
        this.parts = List.copyOf(parts);
        this.sha256 = Sha256.of(source.text());
    }

    /** Path below {@code prompts/}. */
    public String file() {
        return file;
    }

    /** {@code <use>/<name>}. */
    public String id() {
        return id;
    }

    public Locale locale() {
        return locale;
    }

    /** From 1; raised with every change of the file. */
    public int version() {
        return version;
    }

    /** What the rules in this prompt rest on; never empty. */
    public List<String> pedagogy() {
        return pedagogy;
    }

    /** What must be filled, ordered by name. */
    public List<PromptVariable> variables() {
        return variables.values().stream()
                .filter(variable -> variable.origin() != Origin.CHOSEN)
                .sorted((a, b) -> a.name().compareTo(b.name()))
                .toList();
    }

    /** Values a variable may have because a text is chosen by it; empty when it may have any. */
    public Set<String> valuesOf(String variable) {
        Set<String> values = new TreeSet<>();
        variables.values().stream()
                .filter(chosen -> chosen.chosenBy().equals(variable))
                .forEach(chosen -> values.addAll(chosen.choices().keySet()));
        return values;
    }

    /** JSON schema of the reply the prompt asks for; empty when it asks for plain words. Not modifiable. */
    public Optional<Map<String, Object>> outputSchema() {
        return Optional.ofNullable(outputSchema);
    }

    /** Of the file with LF line ends, 64 hexadecimal digits. */
    public String sha256() {
        return sha256;
    }

    /**
     * Fills the template.
     *
     * @param values exactly the declared variables by name; an empty value is allowed
     * @throws IllegalArgumentException when a variable has no value or a value no variable, or when no text is chosen by
     *     a value; names the variables, never the values
     */
    public RenderedPrompt render(Map<String, String> values) {
        Set<String> wanted =
                variables().stream().map(PromptVariable::name).collect(Collectors.toCollection(TreeSet::new));
        if (!values.keySet().equals(wanted)) {
            throw new IllegalArgumentException(
                    file + " needs values for " + wanted + " and was given " + new TreeSet<>(values.keySet()));
        }
        String text = parts.stream().map(part -> part.render(values)).collect(Collectors.joining());
        return new RenderedPrompt(text, this);
    }

    /** A piece of the body. */
    sealed interface Part {
        String render(Map<String, String> values);

        /** Words of the template itself. */
        record Literal(String text) implements Part {
            @Override
            public String render(Map<String, String> values) {
                return text;
            }
        }

        /** A place to fill. */
        record Place(PromptVariable variable) implements Part {
            @Override
            public String render(Map<String, String> values) {
                if (variable.origin() == Origin.CHOSEN) {
                    return choice(values.get(variable.chosenBy()));
                }
                @Nullable String value = values.get(variable.name());
                if (value == null) {
                    throw new IllegalArgumentException("no value for " + variable.name());
                }
                return variable.origin().isUntrusted() ? Fence.around(variable.name(), value) : value;
            }

            private String choice(@Nullable String value) {
                @Nullable
                String text = value == null ? null : variable.choices().get(value);
                if (text == null) {
                    throw new IllegalArgumentException(variable.chosenBy() + " must be one of "
                            + new TreeSet<>(variable.choices().keySet()) + ", because " + variable.name()
                            + " is chosen by it");
                }
                return text;
            }
        }
    }

    /** Names that the parts use. */
    static Set<String> namesIn(List<Part> parts) {
        return parts.stream()
                .filter(Part.Place.class::isInstance)
                .map(part -> ((Part.Place) part).variable().name())
                .collect(Collectors.toSet());
    }
}
