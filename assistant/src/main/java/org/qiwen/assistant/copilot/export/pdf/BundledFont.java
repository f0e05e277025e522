package org.qiwen.assistant.copilot.export.pdf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** A font that travels with the program: its bytes, read once, and which characters it has. */
enum BundledFont {
    SONG("Song", "/fonts/qiwen-song.ttf"),
    HEI("Hei", "/fonts/qiwen-hei.ttf"),
    /** As Song, but only Latin, with quotation marks and dots as wide as Latin has them. */
    LATIN("Latin", "/fonts/qiwen-latin.ttf"),
    LATIN_HEI("LatinHei", "/fonts/qiwen-latin-hei.ttf");

    private final String family;
    private final byte[] bytes;
    private final CmapLookup characters;

    BundledFont(String family, String path) {
        this.family = family;
        try (InputStream in = BundledFont.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("no " + path + " in this program");
            }
            bytes = in.readAllBytes();
            try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(bytes))) {
                characters = font.getUnicodeCmapLookup();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read", e);
        }
    }

    String family() {
        return family;
    }

    InputStream open() {
        return new ByteArrayInputStream(bytes);
    }

    boolean has(int point) {
        return characters.getGlyphId(point) != 0;
    }
}
