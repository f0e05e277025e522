package org.qiwen.assistant.copilot.export;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One paragraph's words, as runs. Immutable. */
public record Text(List<Run> runs) {
    public static final Text EMPTY = new Text(List.of());

    public Text {
        runs = List.copyOf(runs);
    }

    public static Text of(String plain) {
        return of(plain, RunStyle.PLAIN);
    }

    public static Text of(String words, RunStyle style) {
        return new Text(List.of(new Run(words, style)));
    }

    public static Text bold(String words) {
        return of(words, RunStyle.BOLD);
    }

    public static List<Text> each(List<String> plain) {
        return plain.stream().map(Text::of).toList();
    }

    public Text and(String words, RunStyle style) {
        List<Run> longer = new ArrayList<>(runs);
        longer.add(new Run(words, style));
        return new Text(longer);
    }

    public Text and(String plain) {
        return and(plain, RunStyle.PLAIN);
    }

    public Text and(Text more) {
        List<Run> longer = new ArrayList<>(runs);
        longer.addAll(more.runs);
        return new Text(longer);
    }

    /** The characters of {@link #plain()} from one place to another, in their styles. */
    public Text part(int from, int to) {
        List<Run> kept = new ArrayList<>();
        int start = 0;
        for (Run run : runs) {
            int end = start + run.text().length();
            if (end > from && start < to) {
                String words = run.text().substring(Math.max(from - start, 0), Math.min(to, end) - start);
                kept.add(new Run(words, run.style()));
            }
            start = end;
        }
        return new Text(kept);
    }

    /** Several paragraphs as one, on lines of their own. */
    public static Text lines(List<Text> paragraphs) {
        Text all = EMPTY;
        for (Text paragraph : paragraphs) {
            all = all.runs.isEmpty() ? paragraph : all.and("\n").and(paragraph);
        }
        return all;
    }

    public boolean isBlank() {
        return runs.stream().allMatch(run -> run.text().isBlank());
    }

    /** The words without their styles. */
    public String plain() {
        return runs.stream().map(Run::text).collect(Collectors.joining());
    }
}
