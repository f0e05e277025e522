package org.qiwen.assistant.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of a folder of labelled messages, a hand or an inquiry each. */
public final class LabelledFiles {
    private LabelledFiles() {}

    /** Those with an ending, such as {@code .tsv}, in the order of their names. */
    public static List<Path> in(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
