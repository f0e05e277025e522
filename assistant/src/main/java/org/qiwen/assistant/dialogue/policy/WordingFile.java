package org.qiwen.assistant.dialogue.policy;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Reads the wording file of a locale. */
public final class WordingFile {
    private WordingFile() {}

    /**
     * Parses YAML: template name to a list of variants, or to a map of bands to lists.
     *
     * @throws IllegalArgumentException naming the template that has another shape
     */
    public static Wording parse(String yaml) {
        Object root = new Load(LoadSettings.builder().build()).loadFromString(yaml);
        if (!(root instanceof Map<?, ?> templates)) {
            throw new IllegalArgumentException("the wording file must be a map of templates");
        }
        Map<String, Map<Wording.Band, List<String>>> variants = new HashMap<>();
        templates.forEach((name, value) -> variants.put(String.valueOf(name), bands(String.valueOf(name), value)));
        return new Wording(variants);
    }

    private static Map<Wording.Band, List<String>> bands(String name, Object value) {
        Map<Wording.Band, List<String>> bands = new EnumMap<>(Wording.Band.class);
        if (value instanceof List<?> list) {
            bands.put(Wording.Band.SENIOR, strings(name, list));
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((band, list) ->
                    bands.put(Wording.Band.valueOf(String.valueOf(band)), strings(name, (List<?>) list)));
        } else {
            throw new IllegalArgumentException("wording '" + name + "' must be a list or a map of bands");
        }
        return bands;
    }

    private static List<String> strings(String name, List<?> list) {
        if (list.isEmpty()) {
            throw new IllegalArgumentException("wording '" + name + "' has no variant");
        }
        return list.stream().map(String::valueOf).toList();
    }
}
