package org.qiwen.evaluation.benchmark;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerProcessTest {
    @Test
    void showsTheLogOfAServerThatDoesNotStart(@TempDir Path folder) {
        Path jar = folder.resolve("missing.jar");

        assertThatIllegalStateException()
                .isThrownBy(() -> ServerProcess.start(jar, folder, "password", Duration.ofMinutes(1)))
                .withMessageContaining("the server ended with 1")
                .withMessageContaining("missing.jar");
    }
}
