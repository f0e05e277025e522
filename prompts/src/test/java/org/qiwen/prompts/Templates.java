package org.qiwen.prompts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes template files for a test. */
final class Templates {
    static final String GOOD = """
            ---
            id: tutor/greet
            version: 3
            pedagogy: [Dweck 1998]
            variables:
              move: {from: program, says: the move}
              words: {from: student, says: what the pupil said}
            ---
            Move: {{move}}, again {{move}}.
            {{words}}
            End.
            """;

    private Templates() {}

    static PromptCatalog catalog(Path folder, String file, String text) {
        write(folder, file, text);
        return PromptCatalog.of(folder);
    }

    static void write(Path folder, String file, String text) {
        try {
            Path path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
