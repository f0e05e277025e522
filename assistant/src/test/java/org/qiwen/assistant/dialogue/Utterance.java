package org.qiwen.assistant.dialogue;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A pupil's sentence with the labels another hand gave it. */
record Utterance(
        String inquiry,
        String text,
        @Nullable After after,
        List<String> acts,
        Map<String, String> levels,
        List<String> misconceptions,
        List<String> safety) {

    /** The tutor's question before it. */
    record After(String move, @Nullable String target, String ask) {}

    /** The labelled utterances of an inquiry. */
    static List<Utterance> of(String inquiry) throws IOException {
        String resource = "/utterances/zh-CN/" + inquiry + ".yaml";
        try (InputStream in = Objects.requireNonNull(Utterance.class.getResourceAsStream(resource), resource)) {
            Map<?, ?> root = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromInputStream(in);
            List<Utterance> utterances = new ArrayList<>();
            for (Object item : (List<?>) Objects.requireNonNull(root.get("utterances"))) {
                utterances.add(of(inquiry, (Map<?, ?>) item));
            }
            return utterances;
        }
    }

    private static Utterance of(String inquiry, Map<?, ?> item) {
        Map<?, ?> after = (Map<?, ?>) item.get("after");
        return new Utterance(
                inquiry,
                String.valueOf(item.get("text")),
                after == null
                        ? null
                        : new After(
                                String.valueOf(after.get("move")),
                                after.get("target") == null ? null : String.valueOf(after.get("target")),
                                String.valueOf(after.get("ask"))),
                strings(item.get("acts")),
                levels(item.get("levels")),
                strings(item.get("misconceptions")),
                strings(item.get("safety")));
    }

    private static List<String> strings(@Nullable Object list) {
        return list == null
                ? List.of()
                : ((List<?>) list).stream().map(String::valueOf).toList();
    }

    private static Map<String, String> levels(@Nullable Object map) {
        Map<String, String> levels = new java.util.HashMap<>();
        if (map != null) {
            ((Map<?, ?>) map).forEach((k, v) -> levels.put(String.valueOf(k), String.valueOf(v)));
        }
        return levels;
    }
}
