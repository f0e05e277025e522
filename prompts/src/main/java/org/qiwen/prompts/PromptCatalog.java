package org.qiwen.prompts;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All templates, loaded and checked at construction. Immutable and safe for use by many threads.
 *
 * <p>A template lives in {@code <use>/<name>.<locale>.md} and is asked for by its id {@code <use>/<name>} and locale.
 * Its versions in other languages must declare the same variables: a caller fills one set, whatever the language.
 */
public final class PromptCatalog {
    private final Map<Key, PromptTemplate> templates;

    private PromptCatalog(List<PromptSource> sources) {
        List<InvalidPrompts.Problem> problems = new ArrayList<>();
        Map<Key, PromptTemplate> read = new LinkedHashMap<>();
        for (PromptSource source : sources) {
            new TemplateReader(source, problems)
                    .read()
                    .ifPresent(template -> read.put(new Key(template.id(), template.locale()), template));
        }
        if (sources.isEmpty()) {
            problems.add(new InvalidPrompts.Problem("prompts", 0, "files", "no template was found"));
        }
        compareLanguages(read.values(), problems);
        if (!problems.isEmpty()) {
            throw new InvalidPrompts(problems);
        }
        this.templates = Map.copyOf(read);
    }

    /**
     * The templates that come with this module.
     *
     * @throws InvalidPrompts when any of them is not well formed; lists all faults with file, line and field
     */
    public static PromptCatalog bundled() {
        return new PromptCatalog(PromptSource.bundled());
    }

    /**
     * The templates below a folder, laid out as the bundled ones are.
     *
     * @throws InvalidPrompts when any of them is not well formed
     */
    public static PromptCatalog of(Path folder) {
        return new PromptCatalog(PromptSource.below(folder));
    }

    /**
     * One template.
     *
     * @param id {@code <use>/<name>}, for example {@code tutor/wording}
     * @throws IllegalArgumentException when there is none of that id in that locale
     */
    public PromptTemplate template(String id, Locale locale) {
        @Nullable PromptTemplate found = templates.get(new Key(id, locale));
        if (found == null) {
            throw new IllegalArgumentException("no prompt " + id + " in " + locale.toLanguageTag() + "; there are "
                    + all().stream().map(PromptTemplate::file).toList());
        }
        return found;
    }

    /** Every template, ordered by file name. */
    public List<PromptTemplate> all() {
        return templates.values().stream()
                .sorted(Comparator.comparing(PromptTemplate::file))
                .toList();
    }

    private static void compareLanguages(Collection<PromptTemplate> templates, List<InvalidPrompts.Problem> problems) {
        Map<String, PromptTemplate> first = new LinkedHashMap<>();
        for (PromptTemplate template : templates) {
            PromptTemplate other = first.computeIfAbsent(template.id(), id -> template);
            if (!origins(template).equals(origins(other))) {
                problems.add(new InvalidPrompts.Problem(
                        template.file(),
                        1,
                        "variables",
                        "are " + origins(template) + " but " + other.file() + " has " + origins(other)));
            }
            for (PromptVariable variable : template.variables()) {
                Set<String> values = template.valuesOf(variable.name());
                Set<String> others = other.valuesOf(variable.name());
                if (!values.equals(others)) {
                    problems.add(new InvalidPrompts.Problem(
                            template.file(),
                            1,
                            "variables." + variable.name(),
                            "chooses among " + values + " but in " + other.file() + " among " + others));
                }
            }
            if (!template.outputSchema().equals(other.outputSchema())) {
                problems.add(new InvalidPrompts.Problem(
                        template.file(), 1, "output", "is not the same as in " + other.file()));
            }
        }
    }

    private static Map<String, PromptVariable.Origin> origins(PromptTemplate template) {
        Map<String, PromptVariable.Origin> origins = new TreeMap<>();
        template.variables().forEach(variable -> origins.put(variable.name(), variable.origin()));
        return origins;
    }

    private record Key(String id, Locale locale) {}
}
