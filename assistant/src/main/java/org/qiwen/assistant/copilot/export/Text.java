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

    public boolean isBlank() {
        return runs.stream().allMatch(run -> run.text().isBlank());
    }

    /** The words without their styles. */
    public String plain() {
        return runs.stream().map(Run::text).collect(Collectors.joining());
    }
}
