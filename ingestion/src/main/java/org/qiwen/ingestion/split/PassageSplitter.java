package org.qiwen.ingestion.split;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.qiwen.ingestion.embed.TokenReader;
import org.qiwen.ingestion.parse.Block;
import org.qiwen.ingestion.parse.DocumentDescription;
import org.qiwen.ingestion.parse.ParsedDocument;

/**
 * Cuts a document at its headings and pages, then at ends of sentences. A passage never crosses a heading or a page; rows of
 * a table and lines of a formula stay whole while they fit. What stands under no text of its own, such as the entries of a
 * table of contents, makes passages of headings. Pure, thread-safe; time and memory are linear in the document.
 */
public final class PassageSplitter {
    /** Room that the text leaves for a header row of a parted table and for a word parted otherwise than counted. */
    private static final int SPARE = 50;

    /** However long the headings, so many tokens of text are left. */
    private static final int LEAST = 40;

    private final SplitSettings settings;

    public PassageSplitter(SplitSettings settings) {
        this.settings = settings;
    }

    /** The sizes passages are cut to. */
    public SplitSettings settings() {
        return settings;
    }

    /**
     * The document's passages in reading order.
     *
     * @param documentId becomes part of each passage's id
     * @param file where the document came from
     * @param reader the model that will read them: sizes are in its tokens
     */
    public List<Passage> split(String documentId, String file, ParsedDocument document, TokenReader reader) {
        return new Run(documentId, file, document, reader).all();
    }

    /** One document. */
    private final class Run {
        private final String documentId;
        private final String file;
        private final ParsedDocument document;
        private final TokenReader reader;
        private final TokenSizes sizes;
        private final HeadingPath path;
        private final List<Passage> passages = new ArrayList<>();

        /** Blocks not yet cut: text under the path, or headings that had nothing under them. */
        private final List<Block> waiting = new ArrayList<>();

        Run(String documentId, String file, ParsedDocument document, TokenReader reader) {
            this.documentId = documentId;
            this.file = file;
            this.document = document;
            this.reader = reader;
            this.sizes = new TokenSizes(document.text(), reader);
            this.path = new HeadingPath(document.title());
        }

        List<Passage> all() {
            List<Block> blocks = document.blocks();
            for (int i = 0; i < blocks.size(); i++) {
                Block block = blocks.get(i);
                if (block.type() == Block.Type.HEADING && !isEmpty(i)) {
                    cut();
                    path.enter(block.level(), document.text(block));
                } else {
                    if (block.type() == Block.Type.HEADING) {
                        leave(block);
                    }
                    if (!waiting.isEmpty() && !Objects.equals(waiting.get(0).page(), block.page())) {
                        cut();
                    }
                    waiting.add(block);
                }
            }
            cut();
            return passages;
        }

        /** Whether nothing stands under a heading: the next block is a heading of its level or above, or there is none. */
        private boolean isEmpty(int index) {
            List<Block> blocks = document.blocks();
            Block next = index + 1 < blocks.size() ? blocks.get(index + 1) : null;
            return next == null
                    || (next.type() == Block.Type.HEADING
                            && next.level() <= blocks.get(index).level());
        }

        /** An empty heading stands under the headings above it, not under the last section. */
        private void leave(Block heading) {
            boolean together = !waiting.isEmpty()
                    && waiting.get(waiting.size() - 1).type() == Block.Type.HEADING
                    && waiting.get(0).level() == heading.level();
            if (!together) {
                cut();
            }
            path.leave(heading.level());
        }

        private void cut() {
            if (waiting.isEmpty()) {
                return;
            }
            int start = waiting.get(0).start();
            int end = waiting.get(waiting.size() - 1).end();
            sizes.move(start, end);
            int max = Math.min(settings.max(), roomForText());
            for (Span span : new Packing(document.text(), sizes, Math.min(settings.target(), max), max).pack(waiting)) {
                passages.add(passage(span));
            }
            waiting.clear();
        }

        /** What the model reads after title and headings; they have no more tokens than characters. */
        private int roomForText() {
            String headline = Headline.of(document.title(), path.names());
            int room = reader.maxTokens() - SPARE;
            if (room - headline.length() >= settings.max()) {
                return settings.max();
            }
            return Math.max(LEAST, room - reader.tokenStarts(headline).length);
        }

        private Passage passage(Span span) {
            int end = span.end();
            while (end > span.start() + 1
                    && Character.isWhitespace(document.text().charAt(end - 1))) {
                end--;
            }
            String text = document.text().substring(span.start(), end);
            List<String> headings = new ArrayList<>(path.names());
            if (span.table() != null) {
                headings.add(span.table());
            }
            DocumentDescription description = document.description();
            return new Passage(
                    id(documentId, span.start(), end, text),
                    documentId,
                    file,
                    document.title(),
                    span.page(),
                    headings,
                    span.start(),
                    end,
                    text,
                    description.kind(),
                    description.stages(),
                    description.discipline(),
                    description.locale(),
                    description.inquiry(),
                    path.natureOf(text));
        }
    }

    private static String id(String documentId, int start, int end, String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((documentId + "\n" + start + "\n" + end + "\n" + text).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
