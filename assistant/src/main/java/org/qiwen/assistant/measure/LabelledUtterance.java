package org.qiwen.assistant.measure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.dialogue.assess.Examples.Example;
import org.qiwen.assistant.dialogue.state.Asked;
import org.qiwen.assistant.dialogue.state.DialogueState;
import org.qiwen.assistant.dialogue.state.Level;
import org.qiwen.assistant.dialogue.state.Phase;
import org.qiwen.assistant.inquiry.Inquiry;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A pupil's sentence with the labels another hand gave it.
 *
 * @param hand who wrote it: the folder it lies in
 * @param after the tutor's question before it, or null
 * @param acts what the pupil does, the main act first
 * @param levels idea to level; an idea that is not there is not spoken of
 * @param misconceptions ids of beliefs that are voiced
 */
public record LabelledUtterance(
        String inquiry,
        String hand,
        String text,
        @Nullable After after,
        List<String> acts,
        Map<String, Level> levels,
        Set<String> misconceptions,
        Set<String> safety) {
    public LabelledUtterance {
        acts = List.copyOf(acts);
        levels = Map.copyOf(levels);
        misconceptions = Set.copyOf(misconceptions);
        safety = Set.copyOf(safety);
    }

    /** The hand whose files lie in the folder itself. */
    private static final String FIRST = "first-hand";

    /** Stands in a sentence to be completed. */
    private static final String GAP = "__";

    /** The tutor's question before it. */
    public record After(String move, @Nullable String target, String ask) {}

    /**
     * The utterances of an inquiry.
     *
     * @param folder holds {@code <inquiry>.yaml}, and folders of other hands that do
     * @return none when there is no such file
     */
    public static List<LabelledUtterance> of(Path folder, String inquiry) throws IOException {
        List<LabelledUtterance> utterances = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder, 2)) {
            for (Path file :
                    files.filter(f -> f.endsWith(inquiry + ".yaml")).sorted().toList()) {
                Path within = folder.relativize(file);
                String holder =
                        within.getNameCount() == 1 ? FIRST : within.getName(0).toString();
                utterances.addAll(read(file, inquiry, holder));
            }
        }
        return utterances;
    }

    private static List<LabelledUtterance> read(Path file, String inquiry, String hand) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            Map<?, ?> root = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromInputStream(in);
            List<LabelledUtterance> utterances = new ArrayList<>();
            for (Object item : (List<?>) Objects.requireNonNull(root.get("utterances"))) {
                utterances.add(of(inquiry, hand, (Map<?, ?>) item));
            }
            return utterances;
        }
    }

    private static LabelledUtterance of(String inquiry, String hand, Map<?, ?> item) {
        Map<?, ?> after = (Map<?, ?>) item.get("after");
        Map<String, Level> levels = new HashMap<>();
        if (item.get("levels") instanceof Map<?, ?> labelled) {
            labelled.forEach((idea, level) -> levels.put(String.valueOf(idea), Level.valueOf(String.valueOf(level))));
        }
        return new LabelledUtterance(
                inquiry,
                hand,
                String.valueOf(item.get("text")),
                after == null
                        ? null
                        : new After(
                                String.valueOf(after.get("move")),
                                after.get("target") == null ? null : String.valueOf(after.get("target")),
                                String.valueOf(after.get("ask"))),
                strings(item.get("acts")),
                levels,
                Set.copyOf(strings(item.get("misconceptions"))),
                Set.copyOf(strings(item.get("safety"))));
    }

    private static List<String> strings(@Nullable Object list) {
        return list == null
                ? List.of()
                : ((List<?>) list).stream().map(String::valueOf).toList();
    }

    /** The label of an idea. */
    public Level level(String idea) {
        return levels.getOrDefault(idea, Level.NONE);
    }

    /** For the tutor to remember. */
    public Example example() {
        return new Example(inquiry, hand, text, levels, misconceptions);
    }

    /** The state in which it is heard: only its question is known. */
    public DialogueState state(Inquiry inquiry) {
        DialogueState start = DialogueState.start(inquiry, inquiry.earliestStage());
        if (after == null) {
            return at(start, Phase.EXPLAIN, Asked.nothing());
        }
        Phase phase =
                switch (after.move()) {
                    case "OPEN", "ASK_PREDICTION", "ASK_REASON" -> Phase.PREDICT;
                    case "SHOW_EVIDENCE" -> Phase.OBSERVE;
                    default -> Phase.EXPLAIN;
                };
        Asked.Kind kind =
                switch (after.move()) {
                    case "OPEN", "ASK_PREDICTION" -> Asked.Kind.PREDICTION;
                    case "ASK_REASON" -> Asked.Kind.REASON;
                    case "SHOW_EVIDENCE" -> Asked.Kind.OBSERVATION;
                    case "CHALLENGE" -> Asked.Kind.CHALLENGE;
                    case "SUMMARISE" -> Asked.Kind.SUMMARY;
                    case "EXIT_CHECK" -> Asked.Kind.EXIT;
                    case "CLARIFY" -> Asked.Kind.CLARIFY;
                    case "PROMPT" -> after.ask().contains(GAP) ? Asked.Kind.CLOZE : Asked.Kind.IDEA;
                    default -> Asked.Kind.IDEA;
                };
        return at(start, phase, new Asked(kind, after.ask(), Map.of(), after.target(), null));
    }

    private static DialogueState at(DialogueState start, Phase phase, Asked asked) {
        return new DialogueState(
                phase,
                start.stage(),
                0,
                0,
                null,
                null,
                false,
                null,
                0,
                asked,
                start.ideas(),
                Map.of(),
                1,
                0,
                null,
                Set.of(),
                Set.of(),
                List.of(),
                List.of(),
                List.of(),
                Set.of(),
                0,
                null,
                null);
    }
}
