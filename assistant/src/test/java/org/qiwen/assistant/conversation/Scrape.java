package org.qiwen.assistant.conversation;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads Prometheus' text format and its queries, as far as a test needs it. */
final class Scrape {
    private static final Pattern GROUPING = Pattern.compile("by \\(([^)]*)\\)");
    private static final Pattern SELECTION = Pattern.compile("\\{([^}]*)}");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)\\s*(=|!=|=~|!~)\\s*\"");
    private static final Pattern FIGURE = Pattern.compile("[a-z_][a-z0-9_]*(?![a-z0-9_]|\\s*\\()");

    private Scrape() {}

    /** Names of the figures that a query reads. */
    static List<String> names(String query) {
        String bare = query.replaceAll("\\[[^]]*]", "");
        bare = SELECTION.matcher(GROUPING.matcher(bare).replaceAll("")).replaceAll("");
        return FIGURE.matcher(bare).results().map(MatchResult::group).toList();
    }

    /** Labels that a query groups or selects by. */
    static Set<String> labelsIn(String query) {
        Set<String> labels = new TreeSet<>();
        GROUPING.matcher(query)
                .results()
                .forEach(found -> labels.addAll(List.of(found.group(1).split(",\\s*"))));
        SELECTION.matcher(query).results().forEach(found -> labels.addAll(labels(found.group(1))));
        return labels;
    }

    /** Labels that a figure has in a scrape; empty when the figure is not there. */
    static Optional<Collection<String>> labels(String scrape, String figure) {
        Matcher line = Pattern.compile("(?m)^" + Pattern.quote(figure) + "(\\{(.*)})? \\S+$")
                .matcher(scrape);
        return line.find() ? Optional.of(line.group(2) == null ? Set.of() : labels(line.group(2))) : Optional.empty();
    }

    private static Set<String> labels(String selection) {
        Set<String> labels = new TreeSet<>();
        LABEL.matcher(selection).results().forEach(found -> labels.add(found.group(1)));
        return labels;
    }
}
