package org.qiwen.ingestion.parse.child.ocr;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import javax.imageio.ImageIO;
import org.qiwen.ingestion.parse.child.document.Limits;
import org.qiwen.ingestion.parse.child.document.Pictures;
import org.qiwen.ingestion.parse.child.document.Refused;
import org.qiwen.ingestion.parse.child.document.Refused.Why;

/**
 * Runs {@code tesseract} once for each page, with Chinese and English where their data is installed. One thread: several
 * children may be at work.
 */
public final class Tesseract implements Pictures {
    /** Languages in the order of preference; the first is needed to read Chinese. */
    private static final List<String> WANTED = List.of("chi_sim", "eng");

    private static final int MAX_OUTPUT = 1 << 20;

    private final Limits limits;
    private final IntConsumer beginning;

    /** @param beginning told how many pages are going to be read */
    public Tesseract(Limits limits, IntConsumer beginning) {
        this.limits = limits;
        this.beginning = beginning;
    }

    @Override
    public boolean canRead() {
        return limits.hasOcr();
    }

    @Override
    public int begin(int pages) {
        int allowed = Math.min(pages, limits.ocrPages());
        beginning.accept(allowed);
        return allowed;
    }

    @Override
    public String read(Page page) throws IOException, Refused {
        Path picture = Files.createTempFile(limits.spool(), "page-", ".png");
        Path text = Files.createTempFile(limits.spool(), "page-", ".txt");
        try {
            BufferedImage image = page.draw();
            ImageIO.setUseCache(false);
            ImageIO.write(image, "png", picture.toFile());
            image.flush();
            run(picture, text);
            byte[] words = Files.readAllBytes(text);
            return new String(words, 0, Math.min(words.length, MAX_OUTPUT), StandardCharsets.UTF_8);
        } finally {
            Files.deleteIfExists(picture);
            Files.deleteIfExists(text);
        }
    }

    private void run(Path picture, Path text) throws IOException, Refused {
        List<String> command = new ArrayList<>(
                List.of(limits.tesseract(), picture.toString(), "stdout", "-l", languages(), "--psm", "3"));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().put("OMP_THREAD_LIMIT", "1");
        builder.redirectOutput(text.toFile());
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        Process process = builder.start();
        try {
            if (!process.waitFor(limits.ocrMillis(), TimeUnit.MILLISECONDS)) {
                throw new Refused(Why.NO_TEXT, "has a page that OCR could not read in " + limits.ocrMillis() + " ms");
            }
            if (process.exitValue() != 0) {
                throw new Refused(
                        Why.NO_TEXT,
                        "has no text, and tesseract failed (exit code " + process.exitValue()
                                + "); is tesseract-ocr-chi-sim installed?");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }

    /** Those of the wanted languages that are installed, asked once for each document's page; it takes milliseconds. */
    private String languages() throws IOException, Refused {
        ProcessBuilder builder = new ProcessBuilder(limits.tesseract(), "--list-langs");
        builder.environment().clear();
        builder.redirectErrorStream(true);
        Process process = builder.start();
        try {
            String listed = new String(process.getInputStream().readNBytes(1 << 16), StandardCharsets.UTF_8);
            List<String> installed = listed.lines().map(String::strip).toList();
            List<String> usable = WANTED.stream().filter(installed::contains).toList();
            if (usable.isEmpty()) {
                throw new Refused(Why.NO_TEXT, "has no text (a scan); install tesseract-ocr-chi-sim to have it read");
            }
            return String.join("+", usable);
        } finally {
            process.destroyForcibly();
        }
    }
}
