package org.qiwen.assistant.model.profile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** All profiles, read and checked at construction. Immutable. */
public final class ProfileCatalog {
    private static final String FILE = "/models/profiles.yaml";
    private static final Set<String> KEYS =
            Set.of("sources", "fields", "maxTokens", "json", "thinking", "finish", "embedding");

    private final Map<String, ProviderProfile> profiles;

    private ProfileCatalog(Map<String, ProviderProfile> profiles) {
        this.profiles = Map.copyOf(profiles);
    }

    /** @throws IllegalArgumentException when the bundled file is not well formed; names profile and field */
    public static ProfileCatalog bundled() {
        try (@Nullable InputStream in = ProfileCatalog.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("no " + FILE + " in this program");
            }
            return of(new Load(LoadSettings.builder().setLabel(FILE).build()).loadFromInputStream(in));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FILE, e);
        }
    }

    static ProfileCatalog of(@Nullable Object yaml) {
        Map<String, ProviderProfile> profiles = new LinkedHashMap<>();
        map("the file", yaml).forEach((name, value) -> profiles.put(name, profile(name, map(name, value))));
        return new ProfileCatalog(profiles);
    }

    /** @throws IllegalArgumentException when there is none of that name; says which there are */
    public ProviderProfile profile(String name) {
        @Nullable ProviderProfile found = profiles.get(name.toLowerCase(Locale.ROOT));
        if (found == null) {
            throw new IllegalArgumentException("no model profile '" + name + "'; there are " + names());
        }
        return found;
    }

    /** In alphabetical order. */
    public Set<String> names() {
        return new TreeSet<>(profiles.keySet());
    }

    private static ProviderProfile profile(String name, Map<String, Object> yaml) {
        yaml.keySet().stream().filter(key -> !KEYS.contains(key)).findFirst().ifPresent(key -> {
            throw new IllegalArgumentException("model profile " + name + ": " + key + " is no field of a profile");
        });
        Map<String, Object> thinking = map(name + ".thinking", yaml.get("thinking"));
        @Nullable Object embedding = yaml.get("embedding");
        return new ProviderProfile(
                name,
                list(name + ".sources", yaml.get("sources")),
                Set.copyOf(list(name + ".fields", yaml.get("fields"))),
                String.valueOf(yaml.get("maxTokens")),
                JsonMode.valueOf(String.valueOf(yaml.get("json"))),
                map(name + ".thinking.off", thinking.get("off")),
                map(name + ".thinking.on", thinking.get("on")),
                endings(name, map(name + ".finish", yaml.get("finish"))),
                embedding == null ? null : texts(name, map(name + ".embedding", embedding)));
    }

    private static Integer texts(String name, Map<String, Object> embedding) {
        if (embedding.get("texts") instanceof Integer texts) {
            return texts;
        }
        throw new IllegalArgumentException("model profile " + name + ": embedding.texts must be a whole number");
    }

    private static Map<String, Ending> endings(String name, Map<String, Object> yaml) {
        Map<String, Ending> endings = new HashMap<>();
        yaml.forEach((meaning, reasons) -> {
            Ending ending = Arrays.stream(Ending.values())
                    .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(meaning))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "model profile " + name + ": finish." + meaning + " is none of complete, too_long, …"));
            list(name + ".finish." + meaning, reasons).forEach(reason -> endings.put(reason, ending));
        });
        return endings;
    }

    private static Map<String, Object> map(String what, @Nullable Object yaml) {
        if (!(yaml instanceof Map<?, ?> values)) {
            throw new IllegalArgumentException("model profile " + what + ": must be a mapping");
        }
        Map<String, Object> map = new LinkedHashMap<>();
        values.forEach((key, value) -> map.put(String.valueOf(key), value));
        return map;
    }

    private static List<String> list(String what, @Nullable Object yaml) {
        if (!(yaml instanceof List<?> values)) {
            throw new IllegalArgumentException("model profile " + what + ": must be a list");
        }
        return values.stream().map(String::valueOf).toList();
    }
}
