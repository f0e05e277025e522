package org.qiwen.assistant.documents;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.web.Fields;
import org.qiwen.ingestion.parse.DocumentDescription;
import org.qiwen.ingestion.parse.FolderLabels;

/**
 * What the files {@value FolderLabels#FILE} among others say of them: each of the files in its folder and below, and where
 * several speak of one, the nearest counts. An id and sources in it are left alone: the library gives ids, and keeps no
 * sources. Immutable.
 */
public final class FileLabels {
    private final Map<String, Labelled> byName;

    private FileLabels(Map<String, Labelled> byName) {
        this.byName = Map.copyOf(byName);
    }

    /** What is said of one file. */
    record Labelled(Labels labels, @Nullable String title) {}

    /** Files without labels of their own. */
    static FileLabels none() {
        return new FileLabels(Map.of());
    }

    /** Whether a file of this name says what others are. */
    public static boolean isOne(String name) {
        return name.substring(name.lastIndexOf('/') + 1).equals(FolderLabels.FILE);
    }

    /**
     * Reads them.
     *
     * @param texts texts of the files, by name
     * @param all what is said of all files
     * @param wrong told what cannot be read
     */
    static FileLabels read(Map<String, String> texts, Labels all, Fields wrong) {
        Map<String, Labelled> byName = new LinkedHashMap<>();
        texts.keySet().stream()
                .sorted(Comparator.comparingInt(name -> folder(name).length()))
                .forEach(name -> byName.putAll(read(folder(name), String.valueOf(texts.get(name)), all, wrong)));
        return new FileLabels(byName);
    }

    private static String folder(String name) {
        return name.substring(0, name.lastIndexOf('/') + 1);
    }

    private static Map<String, Labelled> read(String folder, String yaml, Labels all, Fields wrong) {
        Map<String, Labelled> byName = new LinkedHashMap<>();
        DocumentDescription defaults = all.description("any", null, null);
        try {
            FolderLabels labels = FolderLabels.read(yaml, defaults);
            for (String path : labels.paths()) {
                DocumentDescription said = labels.over(defaults, path);
                Fields mistakes = new Fields();
                Labels read = LabelReader.read(fields(said), all, mistakes);
                String title =
                        said.title() == null ? null : mistakes.text("title", said.title(), 1, Library.MOST_TITLE);
                mistakes.found()
                        .forEach(mistake -> wrong.reject(
                                folder + FolderLabels.FILE, path + ": " + mistake.field() + " " + mistake.message()));
                byName.put(CleanName.of(folder + path), new Labelled(read, title));
            }
        } catch (FolderLabels.Wrong e) {
            wrong.reject(folder + FolderLabels.FILE, String.valueOf(e.getMessage()));
        }
        return byName;
    }

    private static Map<String, String> fields(DocumentDescription said) {
        return Map.of(
                "kind", said.kind().name(),
                "stages", String.join(",", said.stages()),
                "discipline", text(said.discipline()),
                "locale", said.locale().toLanguageTag(),
                "inquiry", text(said.inquiry()),
                "licence", text(said.licence()));
    }

    /** The text of such a file; bytes that are no UTF-8 show where they are in what is said to be wrong. */
    static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    /**
     * Reads those of a folder and of the folders in it.
     *
     * @param wrong told what cannot be read, and which files are labelled and not there
     */
    static FileLabels in(Path folder, Labels all, Fields wrong) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        Set<String> there = new HashSet<>();
        for (Path file : files(folder, any -> true)) {
            String name = CleanName.of(folder.relativize(file).toString());
            there.add(name);
            if (isOne(name)) {
                texts.put(name, text(file));
            }
        }
        FileLabels labels = read(texts, all, wrong);
        labels.byName.keySet().stream()
                .filter(name -> !there.contains(name))
                .sorted()
                .forEach(name -> wrong.reject(FolderLabels.FILE, "labels " + name + ", which is not there"));
        return labels;
    }

    /** The files of a folder that say what others are. */
    public static List<Path> files(Path folder) throws IOException {
        return files(folder, FileLabels::isOne);
    }

    private static List<Path> files(Path folder, Predicate<String> wanted) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(folder, new VisibleFiles() {
            @Override
            protected void file(Path file, BasicFileAttributes attributes) {
                if (wanted.test(String.valueOf(file.getFileName()))) {
                    found.add(file);
                }
            }
        });
        return found;
    }

    /** What is said of a file, by its clean name. */
    Optional<Labelled> of(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
