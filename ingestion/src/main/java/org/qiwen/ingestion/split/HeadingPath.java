package org.qiwen.ingestion.split;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The headings above the place reached so far, and what they say of the text below. A mark at the end of a heading is for its
 * section and those within it: {@code {evidence}} or {@code {explanation}}, and where readers see the heading as it stands, as
 * in print and on slides, {@code 【证据】}, {@code 【解释】}, {@code [evidence]}, {@code [explanation]}. Not thread-safe.
 */
final class HeadingPath {
    private static final Pattern MARKER = Pattern.compile(
            "\\s*(?:\\{(?:(evidence)|explanation)}|\\[(?:(evidence)|explanation)]|【(?:(证据)|解释)】)\\s*$",
            Pattern.CASE_INSENSITIVE);

    private final String title;
    private final List<Heading> open = new ArrayList<>();

    private record Heading(int level, String text, Nature nature, boolean marked) {}

    HeadingPath(String title) {
        this.title = title;
    }

    void enter(int level, String written) {
        leave(level);
        Heading parent = open.isEmpty() ? new Heading(0, "", Nature.UNMARKED, false) : open.get(open.size() - 1);
        Matcher marker = MARKER.matcher(written);
        if (marker.find()) {
            String text = written.substring(0, marker.start()).strip();
            boolean evidence = marker.group(1) != null || marker.group(2) != null || marker.group(3) != null;
            open.add(new Heading(level, text, evidence ? Nature.EVIDENCE : Nature.EXPLANATION, true));
            return;
        }
        Nature nature = parent.nature();
        if (!parent.marked() && nature != Nature.EXPLANATION) {
            Nature guess = HeadingNature.of(written);
            nature = guess == Nature.UNMARKED ? nature : guess;
        }
        open.add(new Heading(level, written.strip(), nature, parent.marked()));
    }

    /** Goes back up to above {@code level}. */
    void leave(int level) {
        open.removeIf(heading -> heading.level() >= level);
    }

    /** Outermost first, markers stripped, without the document's own title. */
    List<String> names() {
        return open.stream()
                .map(Heading::text)
                .filter(text -> !text.isEmpty() && !text.equals(title))
                .toList();
    }

    /** What the headings say of a text below them; a guessed evidence that draws conclusions is unmarked. */
    Nature natureOf(String text) {
        if (open.isEmpty()) {
            return Nature.UNMARKED;
        }
        Heading nearest = open.get(open.size() - 1);
        boolean doubtful = nearest.nature() == Nature.EVIDENCE && !nearest.marked() && HeadingNature.concludes(text);
        return doubtful ? Nature.UNMARKED : nearest.nature();
    }
}
