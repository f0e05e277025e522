package org.qiwen.assistant.copilot.risk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.qiwen.assistant.inquiry.Stage;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The bundled hazard table of a language. Immutable. */
public final class HazardTable {
    /**
     * A word that is only forbidden, done without or drawn is no activity: 不用打火机, 图上的电池, no matches. Our choice of reach: 6
     * characters.
     */
    private static final Pattern DENIED_BEFORE = Pattern.compile(
            "(?:不用|不要|不能|不得|不拿|不碰|不接|不拆|不点|不烧|不看|不做|不敞开|绝不|别|禁止|严禁|没有|无需|不需要|勿|不|图上|图里|照片上|照片里)[^，。；、,.;]{0,6}$");

    private static final Pattern DENIED_BEFORE_EN =
            Pattern.compile("\\b(?:no|not|never|without|don't|do not|avoid|instead of)\\b[^,.;]{0,24}$");

    private final boolean chinese;
    private final List<Hazard> hazards;

    private HazardTable(boolean chinese, List<Hazard> hazards) {
        this.chinese = chinese;
        this.hazards = hazards;
    }

    /** Reads the table of a locale; fails when an entry is not whole. */
    public static HazardTable of(String locale) {
        String resource = "/copilot/hazards/" + locale + ".yaml";
        try (InputStream in = Objects.requireNonNull(HazardTable.class.getResourceAsStream(resource), resource)) {
            Object root = new Load(
                            LoadSettings.builder().setCodePointLimit(4_000_000).build())
                    .loadFromString(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            List<Hazard> hazards = ((List<?>) value((Map<?, ?>) Objects.requireNonNull(root), "hazards"))
                    .stream().map(entry -> hazard((Map<?, ?>) entry)).toList();
            return new HazardTable(locale.startsWith("zh"), hazards);
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " cannot be read", e);
        }
    }

    public List<Hazard> hazards() {
        return hazards;
    }

    public Optional<Hazard> find(String id) {
        return hazards.stream().filter(h -> h.id().equals(id)).findFirst();
    }

    /** The hazards that a text about an activity points to, in the table's order; what it only forbids is none. */
    public List<Hit> in(String activity) {
        return in(activity, activity);
    }

    /**
     * The hazards that a part of an activity points to.
     *
     * @param part a material or a step
     * @param whole all materials and steps, where what a hazard needs beside it may stand
     */
    public List<Hit> in(String part, String whole) {
        List<Hit> hits = new ArrayList<>();
        for (Hazard hazard : hazards) {
            String text = without(part, hazard.notWhen());
            hazard.matches().stream()
                    .filter(word -> done(text, word))
                    .findFirst()
                    .filter(word ->
                            hazard.needs().isEmpty() || hazard.needs().stream().anyMatch(beside -> done(whole, beside)))
                    .ifPresent(word -> hits.add(new Hit(hazard, word)));
        }
        return hits;
    }

    /** A hazard and the word that pointed to it. */
    public record Hit(Hazard hazard, String word) {}

    private static String without(String activity, List<String> harmless) {
        String text = activity;
        for (String phrase : harmless) {
            text = text.replace(phrase, " ");
        }
        return text;
    }

    private boolean done(String text, String word) {
        if (chinese && !text.contains(word)) {
            return false;
        }
        Matcher found = chinese
                ? Pattern.compile(Pattern.quote(word)).matcher(text)
                : Pattern.compile("\\b" + Pattern.quote(word.toLowerCase(Locale.ROOT)))
                        .matcher(text.toLowerCase(Locale.ROOT));
        while (found.find()) {
            String before = text.substring(Math.max(0, found.start() - 40), found.start());
            if (!(chinese ? DENIED_BEFORE : DENIED_BEFORE_EN).matcher(before).find()) {
                return true;
            }
        }
        return false;
    }

    private static Hazard hazard(Map<?, ?> entry) {
        String id = text(entry, "id");
        Map<Stage, Hazard.Permission> byStage = new EnumMap<>(Stage.class);
        ((Map<?, ?>) value(entry, "by_stage"))
                .forEach((stage, permission) -> byStage.put(
                        Stage.valueOf(String.valueOf(stage)), Hazard.Permission.valueOf(String.valueOf(permission))));
        return new Hazard(
                id,
                text(entry, "group"),
                texts(entry, "matches"),
                texts(entry, "not_when"),
                entry.containsKey("needs") ? texts(entry, "needs") : List.of(),
                entry.containsKey("stages")
                        ? texts(entry, "stages").stream().map(Stage::valueOf).collect(Collectors.toSet())
                        : EnumSet.allOf(Stage.class),
                text(entry, "hazard"),
                text(entry, "who"),
                text(entry, "control"),
                text(entry, "supervision"),
                text(entry, "substitute"),
                text(entry, "disposal"),
                byStage,
                text(entry, "alternative"),
                texts(entry, "sources"));
    }

    private static Object value(Map<?, ?> entry, String key) {
        Object value = entry.get(key);
        if (value == null) {
            throw new IllegalArgumentException("hazard " + entry.get("id") + " has no " + key);
        }
        return value;
    }

    private static String text(Map<?, ?> entry, String key) {
        return String.valueOf(value(entry, key));
    }

    private static List<String> texts(Map<?, ?> entry, String key) {
        return ((List<?>) value(entry, key)).stream().map(String::valueOf).toList();
    }
}
