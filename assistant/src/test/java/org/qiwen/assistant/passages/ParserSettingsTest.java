package org.qiwen.assistant.passages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.qiwen.ingestion.parse.ForkSettings;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ParserSettingsTest {

    @Test
    void theDefaultsAreThoseOfTheParser() {
        assertThat(bind(Map.of()).forks()).isEqualTo(ForkSettings.DEFAULTS);
    }

    @Test
    void everySettingIsBound() {
        Map<String, String> all = new HashMap<>();
        all.put("qiwen.parser.processes", "3");
        all.put("qiwen.parser.memory", "512MB");
        all.put("qiwen.parser.time-limit", "5s");
        all.put("qiwen.parser.max-size", "1MB");
        all.put("qiwen.parser.max-characters", "7");
        all.put("qiwen.parser.documents-per-process", "8");
        all.put("qiwen.parser.embedded-documents", "9");
        all.put("qiwen.parser.embedded-depth", "4");
        all.put("qiwen.parser.archive-files", "10");
        all.put("qiwen.parser.archive-size", "2MB");
        all.put("qiwen.parser.archive-ratio", "11");
        all.put("qiwen.parser.archive-depth", "12");
        all.put("qiwen.parser.ocr-pages", "13");
        all.put("qiwen.parser.ocr-time-per-page", "14s");
        all.put("qiwen.parser.ocr-program", "/opt/tesseract");

        assertThat(bind(all).forks())
                .isEqualTo(new ForkSettings(
                        3,
                        512,
                        Duration.ofSeconds(5),
                        1024 * 1024,
                        7,
                        8,
                        9,
                        4,
                        new ForkSettings.ArchiveLimits(10, 2 * 1024 * 1024, 11, 12),
                        new ForkSettings.OcrLimits(13, Duration.ofSeconds(14), "/opt/tesseract")));
    }

    private static ParserSettings bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("qiwen.parser", ParserSettings.class);
    }
}
