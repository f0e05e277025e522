package org.qiwen.prompts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qiwen.prompts.InvalidPrompts.Problem;
import org.qiwen.prompts.PromptTemplate.Part;
import org.qiwen.prompts.PromptVariable.Origin;

/**
 * Reads one template file and writes down every fault with its line. A reader serves one file.
 *
 * <p>The form: a line {@code ---}, YAML front matter, a line {@code ---}, the body with {@code {{name}}} placeholders.
 */
final class TemplateReader {
    private static final Pattern FILE =
            Pattern.compile("(?<id>[a-z][a-z0-9-]*/[a-z][a-z0-9-]*)\\.(?<locale>[a-z]{2,3}(-[A-Z]{2})?)\\.md");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");
    private static final Pattern PLACE = Pattern.compile("\\{\\{(?<name>.*?)(}}|$)", Pattern.MULTILINE);
    private static final String RULE = "---";
    private static final Set<Origin> FILLED = EnumSet.complementOf(EnumSet.of(Origin.CHOSEN));
    private static final Set<String> FIELDS = Set.of("id", "version", "pedagogy", "variables", "output");

    private final PromptSource source;
    private final List<Problem> problems;
    private final int problemsBefore;

    TemplateReader(PromptSource source, List<Problem> problems) {
        this.source = source;
        this.problems = problems;
        this.problemsBefore = problems.size();
    }

    /** The template, or nothing when a fault was written down. */
    Optional<PromptTemplate> read() {
        Matcher name = FILE.matcher(source.file());
        if (!name.matches()) {
            fault(0, "file name", "must be <use>/<name>.<locale>.md in lower case");
            return Optional.empty();
        }
        List<String> lines = Arrays.asList(source.text().split("\n", -1));
        int end = lines.subList(1, lines.size()).indexOf(RULE) + 1;
        if (!lines.get(0).equals(RULE) || end == 0) {
            fault(1, "front matter", "must stand between two lines " + RULE + " at the top");
            return Optional.empty();
        }
        FrontMatter matter = new FrontMatter(String.join("\n", lines.subList(1, end)), this::fault);
        matter.allow(FIELDS);
        String id = name.group("id");
        if (!id.equals(matter.text("id"))) {
            fault(matter.line("id"), "id", "must be " + id + ", as the file is called");
        }
        int version = matter.positiveInt("version");
        List<String> pedagogy = matter.texts("pedagogy");
        Map<String, PromptVariable> variables = variables(matter);
        @Nullable Map<String, Object> output = output(matter);
        List<Part> parts = parts(lines, end + 1, variables);
        unused(matter, variables, parts);
        if (output != null && lines.subList(end + 1, lines.size()).stream().noneMatch(line -> line.contains("JSON"))) {
            fault(end + 2, "body", "must say JSON, as providers want of a prompt whose answer is JSON");
        }
        if (problems.size() > problemsBefore) {
            return Optional.empty();
        }
        Locale locale = Locale.forLanguageTag(name.group("locale"));
        return Optional.of(new PromptTemplate(source, id, locale, version, pedagogy, variables, output, parts));
    }

    private Map<String, PromptVariable> variables(FrontMatter matter) {
        Map<String, PromptVariable> variables = new LinkedHashMap<>();
        matter.entries("variables").forEach((name, entry) -> {
            String field = "variables." + name;
            if (!NAME.matcher(name).matches()) {
                fault(entry.line(), field, "must be lower case, words joined by _");
            }
            String from = entry.values().getOrDefault("from", "");
            @Nullable PromptVariable before = variables.get(from);
            if (before != null) {
                chosen(name, before, entry).ifPresent(variable -> variables.put(name, variable));
            } else {
                filled(name, from, entry).ifPresent(variable -> variables.put(name, variable));
            }
        });
        return variables;
    }

    private Optional<PromptVariable> filled(String name, String from, FrontMatter.Entry entry) {
        Optional<Origin> origin = FILLED.stream()
                .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(from))
                .findFirst();
        @Nullable String says = entry.values().get("says");
        if (origin.isEmpty()) {
            fault(
                    entry.line(),
                    "variables." + name + ".from",
                    "must be authored, program, student, teacher, passage or a variable above");
        } else if (says == null || says.isBlank()) {
            fault(entry.line(), "variables." + name + ".says", "must say what the value is");
        } else {
            return Optional.of(PromptVariable.filled(name, origin.get(), says));
        }
        return Optional.empty();
    }

    /** A text for each value of another variable, {@code {from: move, HINT: …, PUMP: …}}. */
    private Optional<PromptVariable> chosen(String name, PromptVariable by, FrontMatter.Entry entry) {
        Map<String, String> choices = new LinkedHashMap<>(entry.values());
        choices.remove("from");
        if (by.origin() != Origin.PROGRAM) {
            fault(
                    entry.line(),
                    "variables." + name + ".from",
                    "must be a variable of the program, " + by.name() + " is none");
        } else if (choices.isEmpty() || choices.values().stream().anyMatch(String::isBlank)) {
            fault(entry.line(), "variables." + name, "must have a text for each value of " + by.name());
        } else {
            return Optional.of(PromptVariable.chosen(name, by.name(), choices));
        }
        return Optional.empty();
    }

    private @Nullable Map<String, Object> output(FrontMatter matter) {
        @Nullable Map<String, Object> schema = matter.tree("output");
        if (schema == null) {
            return null;
        }
        if (!"object".equals(schema.get("type"))
                || !(schema.get("properties") instanceof Map<?, ?> properties)
                || properties.isEmpty()) {
            fault(matter.line("output"), "output", "must be a JSON schema of type object with properties");
        } else if (schema.get("required") instanceof List<?> required
                && !properties.keySet().containsAll(required)) {
            fault(matter.line("output"), "output.required", "names a property that is not there");
        }
        return schema;
    }

    /** Cuts the body; {@code from} is the index of its first line. */
    private List<Part> parts(List<String> lines, int from, Map<String, PromptVariable> variables) {
        List<Part> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        int last = lines.size();
        while (last > from && lines.get(last - 1).isBlank()) {
            last--;
        }
        for (int index = from; index < last; index++) {
            String line = lines.get(index);
            Matcher place = PLACE.matcher(line);
            int done = 0;
            while (place.find()) {
                literal.append(line, done, place.start());
                done = place.end();
                @Nullable PromptVariable variable = known(place, index + 1, line, variables);
                if (variable != null) {
                    parts.add(new Part.Literal(literal.toString()));
                    parts.add(new Part.Place(variable));
                    literal.setLength(0);
                }
            }
            literal.append(line, done, line.length()).append(index + 1 < last ? "\n" : "");
        }
        parts.add(new Part.Literal(literal.toString()));
        if (from >= last) {
            fault(from + 1, "body", "is empty");
        }
        return parts;
    }

    private @Nullable PromptVariable known(
            Matcher place, int line, String text, Map<String, PromptVariable> variables) {
        String name = place.group("name");
        if (!place.group().endsWith("}}") || !NAME.matcher(name).matches()) {
            fault(line, place.group(), "is no placeholder; the form is {{name}}");
            return null;
        }
        @Nullable PromptVariable variable = variables.get(name);
        if (variable == null) {
            fault(line, name, "is used but not declared under variables");
        } else if (variable.origin().isUntrusted() && !text.equals(place.group())) {
            fault(
                    line,
                    name,
                    "comes from a " + variable.origin().name().toLowerCase(Locale.ROOT)
                            + ", is fenced, and must stand alone on its line");
        }
        return variable;
    }

    private void unused(FrontMatter matter, Map<String, PromptVariable> variables, List<Part> parts) {
        Set<String> used = new HashSet<>(PromptTemplate.namesIn(parts));
        for (PromptVariable variable : variables.values()) {
            if (used.contains(variable.name())) {
                used.add(variable.chosenBy());
            }
        }
        variables.keySet().stream()
                .filter(name -> !used.contains(name))
                .forEach(name ->
                        fault(matter.line("variables", name), "variables." + name, "is declared but never used"));
    }

    private void fault(int line, String field, String message) {
        problems.add(new Problem(source.file(), line, field, message));
    }
}
