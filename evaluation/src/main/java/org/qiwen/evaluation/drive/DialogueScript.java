package org.qiwen.evaluation.drive;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * What a pupil says turn by turn, whatever the tutor answers. A YAML file:
 *
 * <pre>{@code
 * inquiry: float-sink
 * locale: zh-CN
 * about: one sentence on what the dialogue tries
 * messages:
 *   - choice: A
 *   - text: 因为苹果重啊
 *   - observation: 苹果漂着
 * }</pre>
 *
 * @param name file name without ending
 * @param messages at least one
 */
public record DialogueScript(String name, String inquiry, String locale, String about, List<PupilMessage> messages) {
    private static final String ENDING = ".yaml";

    public DialogueScript {
        messages = List.copyOf(messages);
        if (messages.isEmpty()) {
            throw new IllegalArgumentException(name + ": messages must not be empty");
        }
    }

    /**
     * A script of this module.
     *
     * @param name locale and name, for example {@code zh-CN/float-sink}
     * @throws IllegalArgumentException when there is none of that name
     */
    public static DialogueScript bundled(String name) {
        String resource = "/dialogues/" + name + ENDING;
        try (@Nullable InputStream in = DialogueScript.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no bundled dialogue " + name);
            }
            return parse(resource, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }

    /** A script from a file. */
    public static DialogueScript read(Path file) {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /**
     * A script from YAML.
     *
     * @param file for the name and for messages
     * @throws IllegalArgumentException when it is not a script; names file and field
     */
    static DialogueScript parse(String file, String yaml) {
        Map<?, ?> fields = mapping(file, load(file, yaml));
        List<PupilMessage> messages = new ArrayList<>();
        if (fields.get("messages") instanceof List<?> list) {
            list.forEach(item -> messages.add(message(file + ": messages[" + (messages.size() + 1) + "]", item)));
        }
        return new DialogueScript(
                baseName(file),
                text(file, fields, "inquiry"),
                text(file, fields, "locale"),
                text(file, fields, "about"),
                messages);
    }

    private static @Nullable Object load(String file, String yaml) {
        try {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        } catch (YAMLException e) {
            throw new IllegalArgumentException(file + " is not YAML: " + e.getMessage(), e);
        }
    }

    private static PupilMessage message(String place, Object item) {
        Map<?, ?> fields = mapping(place, item);
        Optional<PupilMessage.Kind> kind = Arrays.stream(PupilMessage.Kind.values())
                .filter(value -> fields.size() == 1 && fields.containsKey(value.field()))
                .findFirst();
        return kind.map(value -> new PupilMessage(value, text(place, fields, value.field())))
                .orElseThrow(() -> new IllegalArgumentException(
                        place + " must have one of text, choice, observation, has " + fields.keySet()));
    }

    private static Map<?, ?> mapping(String place, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalArgumentException(place + " must be a mapping");
    }

    private static String text(String place, Map<?, ?> fields, String name) {
        @Nullable Object value = fields.get(name);
        if (value == null || String.valueOf(value).isBlank()) {
            throw new IllegalArgumentException(place + ": " + name + " must be given");
        }
        return String.valueOf(value);
    }

    private static String baseName(String file) {
        String name = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
        return name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
    }
}
