package org.qiwen.ingestion.parse.child.office;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qiwen.ingestion.parse.child.document.XmlElement;

/** What paragraph styles mean: heading levels, tables of contents, numbering. */
final class WordStyles {
    static final Pattern HEADING = Pattern.compile("(?:heading|标题|标题样式|überschrift|titre|見出し)\\s*([1-9])");
    private static final int MAX_DEPTH = 20;

    /** A style; {@code outline} is 0 for the highest level, -1 for none. */
    private record Style(
            String name,
            @Nullable String basedOn,
            int outline,
            @Nullable XmlElement numbering) {}

    private final Map<String, Style> styles = new HashMap<>();

    WordStyles(Optional<XmlElement> part) {
        part.ifPresent(tree ->
                tree.children().stream().filter(style -> style.is("style")).forEach(this::add));
    }

    private void add(XmlElement style) {
        styles.put(
                style.attribute("styleId", ""),
                new Style(
                        style.child("name")
                                .map(name -> name.attribute("val", ""))
                                .orElse("")
                                .toLowerCase(Locale.ROOT),
                        style.child("basedOn")
                                .map(base -> base.attribute("val"))
                                .orElse(null),
                        style.at("pPr", "outlineLvl")
                                .map(level -> level.number("val", -1))
                                .orElse(-1),
                        style.at("pPr", "numPr").orElse(null)));
    }

    /** 1 to 6 for a heading, else 0. */
    int headingLevel(@Nullable String styleId) {
        String id = styleId;
        for (int depth = 0; id != null && depth < MAX_DEPTH; depth++) {
            Style style = styles.get(id);
            if (style == null) {
                Matcher named = HEADING.matcher(id.toLowerCase(Locale.ROOT));
                return named.matches() ? level(Integer.parseInt(named.group(1))) : 0;
            }
            Matcher named = HEADING.matcher(style.name());
            if (named.matches()) {
                return level(Integer.parseInt(named.group(1)));
            }
            if (style.name().equals("title") || style.name().equals("标题")) {
                return 1;
            }
            if (style.outline() >= 0) {
                return style.outline() >= 9 ? 0 : level(style.outline() + 1);
            }
            id = style.basedOn();
        }
        return 0;
    }

    private static int level(int number) {
        return Math.min(6, number);
    }

    /** Whether its paragraphs repeat headings (a table of contents). */
    boolean isContents(@Nullable String styleId) {
        Style style = styleId == null ? null : styles.get(styleId);
        return style != null && style.name().matches("toc \\d|目录 ?\\d?|table of figures|图表目录");
    }

    /** The numbering that a style brings, or null. */
    @Nullable
    XmlElement numbering(@Nullable String styleId) {
        String id = styleId;
        for (int depth = 0; id != null && depth < MAX_DEPTH; depth++) {
            Style style = styles.get(id);
            if (style == null || style.numbering() != null) {
                return style == null ? null : style.numbering();
            }
            id = style.basedOn();
        }
        return null;
    }
}
