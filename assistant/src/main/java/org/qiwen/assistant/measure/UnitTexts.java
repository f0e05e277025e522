package org.qiwen.assistant.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.qiwen.ingestion.BundledCorpus;
import org.qiwen.ingestion.parse.ForkSettings;
import org.qiwen.ingestion.parse.ForkedParser;
import org.qiwen.ingestion.parse.ParsedDocument;
import org.qiwen.ingestion.parse.SourceDocument;
import org.qiwen.ingestion.parse.UnreadableDocument;
import org.springframework.util.FileSystemUtils;

/** The course units of a language as the product reads them, whatever their formats. */
public final class UnitTexts {
    private UnitTexts() {}

    /** Reads them, in a child JVM whose files are gone afterwards. */
    public static List<ParsedDocument> read(Locale locale) throws IOException {
        List<ParsedDocument> units = new ArrayList<>();
        Path folder = Files.createTempDirectory("qiwen-units");
        try (ForkedParser parser = new ForkedParser(ForkSettings.DEFAULTS, folder)) {
            for (SourceDocument unit : new BundledCorpus().documents()) {
                if (unit.name().contains("/" + locale.toLanguageTag() + "/")) {
                    units.add(parser.parse(unit));
                }
            }
        } catch (UnreadableDocument e) {
            throw new IllegalStateException("a bundled unit cannot be read", e);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
        return units;
    }
}
