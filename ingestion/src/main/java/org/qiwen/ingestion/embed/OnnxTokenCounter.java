package org.qiwen.ingestion.embed;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says where a model's tokens start. Reads a text in pieces, so that a book needs no more memory than a page; a word that is
 * parted by the end of a piece may count one token more. Thread-safe.
 */
final class OnnxTokenCounter implements AutoCloseable {
    /** A few pages: at 60 bytes a token on the way through native code, half a megabyte. Our choice. */
    private static final int PIECE = 8192;

    private final OnnxModel model;
    private @Nullable HuggingFaceTokenizer tokenizer;

    OnnxTokenCounter(OnnxModel model) {
        this.model = model;
    }

    synchronized int[] starts(String text) {
        if (tokenizer == null) {
            tokenizer = load();
        }
        int[] starts = new int[text.length()];
        int tokens = 0;
        for (int from = 0; from < text.length(); ) {
            int to = pieceEnd(text, from);
            String piece = text.substring(from, to);
            CodePoints offsets = new CodePoints(piece);
            for (CharSpan span : tokenizer.encode(piece, false, false).getCharTokenSpans()) {
                if (span != null && tokens < starts.length) {
                    starts[tokens++] = from + offsets.charAt(span.getStart());
                }
            }
            from = to;
        }
        return Arrays.copyOf(starts, tokens);
    }

    /** Not within a pair of surrogates, and between words where there is a space in the last tenth. */
    private static int pieceEnd(String text, int from) {
        int most = from + PIECE;
        if (most >= text.length()) {
            return text.length();
        }
        for (int i = most; i > most - PIECE / 10; i--) {
            if (Character.isWhitespace(text.charAt(i - 1))) {
                return i;
            }
        }
        return Character.isLowSurrogate(text.charAt(most)) ? most - 1 : most;
    }

    private HuggingFaceTokenizer load() {
        try (InputStream vocabulary = OnnxTokenCounter.class.getResourceAsStream(model.tokenizerResource())) {
            if (vocabulary == null) {
                throw new IOException("no resource " + model.tokenizerResource());
            }
            return HuggingFaceTokenizer.newInstance(vocabulary, Map.of("padding", "false", "truncation", "false"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the tokenizer of " + model.id(), e);
        }
    }

    @Override
    public synchronized void close() {
        if (tokenizer != null) {
            tokenizer.close();
            tokenizer = null;
        }
    }

    /** The tokenizer counts code points, Java counts UTF-16 characters. */
    private static final class CodePoints {
        private final int @Nullable [] chars;

        CodePoints(String piece) {
            if (piece.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
                chars = null;
                return;
            }
            int[] at = new int[piece.codePointCount(0, piece.length()) + 1];
            int index = 0;
            for (int i = 0; i < piece.length(); i += Character.charCount(piece.codePointAt(i))) {
                at[index++] = i;
            }
            at[index] = piece.length();
            chars = at;
        }

        int charAt(int codePoint) {
            return chars == null ? codePoint : chars[codePoint];
        }
    }
}
