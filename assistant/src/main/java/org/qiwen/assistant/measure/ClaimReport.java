package org.qiwen.assistant.measure;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.qiwen.assistant.copilot.claim.ClaimCheck;
import org.qiwen.assistant.copilot.claim.Verdict;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Compares the claim check with labelled sentence-passage pairs: verdicts by label and by kind. */
public final class ClaimReport {
    private final Map<Verdict, Map<Verdict, Integer>> byLabel = new EnumMap<>(Verdict.class);
    private final Map<String, Map<Verdict, Integer>> byKind = new TreeMap<>();
    private int pairs;

    /** A sentence with its passages, as somebody labelled it. */
    public record Labelled(String id, String part, List<String> passages, String sentence, Verdict label, String kind) {
        public Labelled {
            passages = List.copyOf(passages);
        }
    }

    /** Reads labelled pairs. */
    public static List<Labelled> read(Path file) throws IOException {
        Map<?, ?> root = (Map<?, ?>) Objects.requireNonNull(
                new Load(LoadSettings.builder().setCodePointLimit(10_000_000).build())
                        .loadFromString(Files.readString(file)));
        List<Labelled> all = new ArrayList<>();
        for (Object entry : (List<?>) Objects.requireNonNull(root.get("pairs"))) {
            Map<?, ?> pair = (Map<?, ?>) entry;
            all.add(new Labelled(
                    String.valueOf(pair.get("id")),
                    String.valueOf(pair.get("part")),
                    ((List<?>) Objects.requireNonNull(pair.get("passages")))
                            .stream().map(String::valueOf).toList(),
                    String.valueOf(pair.get("sentence")),
                    Verdict.valueOf(String.valueOf(pair.get("label"))),
                    String.valueOf(pair.get("kind"))));
        }
        return all;
    }

    /** Checks the pairs. */
    public ClaimReport measure(List<Labelled> labelled) {
        ClaimCheck check = new ClaimCheck();
        for (Labelled pair : labelled) {
            Verdict said = check.check(pair.sentence(), pair.passages()).verdict();
            pairs++;
            byLabel.computeIfAbsent(pair.label(), l -> new EnumMap<>(Verdict.class))
                    .merge(said, 1, Integer::sum);
            byKind.computeIfAbsent(pair.label() + " " + pair.kind(), k -> new EnumMap<>(Verdict.class))
                    .merge(said, 1, Integer::sum);
        }
        return this;
    }

    /** How many sentences with this label got this verdict. */
    public int count(Verdict label, Verdict said) {
        return byLabel.getOrDefault(label, Map.of()).getOrDefault(said, 0);
    }

    /** Of the sentences with this verdict, the share that bears it as label; 1 when there is none. */
    public double precision(Verdict verdict) {
        int said = byLabel.values().stream()
                .mapToInt(counts -> counts.getOrDefault(verdict, 0))
                .sum();
        return said == 0 ? 1 : count(verdict, verdict) / (double) said;
    }

    /** Of the sentences with this label, the share that got it as verdict; 1 when there is none. */
    public double recall(Verdict verdict) {
        int all = byLabel.getOrDefault(verdict, Map.of()).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        return all == 0 ? 1 : count(verdict, verdict) / (double) all;
    }

    /** Prints precision and recall by verdict, and the verdicts by kind. */
    public void print(PrintWriter out, String title) {
        out.printf(Locale.ROOT, "%s: %d sentences%n| verdict | precision | recall |%n|---|---|---|%n", title, pairs);
        for (Verdict verdict : Verdict.values()) {
            out.printf(Locale.ROOT, "| %s | %.2f | %.2f |%n", verdict, precision(verdict), recall(verdict));
        }
        out.printf("| kind | supported | unsupported | contradicted |%n|---|---|---|---|%n");
        byKind.forEach((kind, counts) -> out.printf(
                "| %s | %d | %d | %d |%n",
                kind,
                counts.getOrDefault(Verdict.SUPPORTED, 0),
                counts.getOrDefault(Verdict.UNSUPPORTED, 0),
                counts.getOrDefault(Verdict.CONTRADICTED, 0)));
        out.flush();
    }
}
