package org.qiwen.ingestion.split;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qiwen.ingestion.parse.Block;
import org.qiwen.ingestion.parse.DocumentDescription;
import org.qiwen.ingestion.parse.ParsedDocument;

/**
 * Cuts a document at its headings and pages, then at ends of sentences. A passage never crosses a heading or a page; rows of
 * a table and lines of a formula stay whole while they fit. Pure and thread-safe.
 */
public final class PassageSplitter {
    /** A paragraph's end is a good place to close from this share of the target on. Our choice. */
    private static final double PARAGRAPH_END = 0.6;

    /** A rest smaller than this share of the target joins the passage before it, where it fits. Our choice. */
    private static final double SMALL_REST = 0.3;

    /** Where a sentence that is too long may be parted. */
    private static final String CLAUSE_ENDS = "；;，,、：: \n";

    private static final Pattern MARKER =
            Pattern.compile("\\s*\\{(evidence|explanation)}\\s*$", Pattern.CASE_INSENSITIVE);

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
     */
    public List<Passage> split(String documentId, String file, ParsedDocument document) {
        List<Passage> passages = new ArrayList<>();
        Section section = new Section(document.title());
        List<Block> blocks = new ArrayList<>();
        for (Block block : document.blocks()) {
            boolean heading = block.type() == Block.Type.HEADING;
            boolean newPage = !blocks.isEmpty() && !Objects.equals(blocks.get(0).page(), block.page());
            if (heading || newPage) {
                close(documentId, file, document, section, blocks, passages);
                blocks.clear();
            }
            if (heading) {
                section.enter(block.level(), document.text(block));
            } else {
                blocks.add(block);
            }
        }
        close(documentId, file, document, section, blocks, passages);
        if (passages.isEmpty()) {
            // Headings only, as in a table of contents: the headings are the text.
            for (Span span : pack(document, document.blocks())) {
                passages.add(passage(documentId, file, document, new Section(document.title()), span));
            }
        }
        return passages;
    }

    private void close(
            String documentId,
            String file,
            ParsedDocument document,
            Section section,
            List<Block> blocks,
            List<Passage> passages) {
        for (Span span : pack(document, blocks)) {
            passages.add(passage(documentId, file, document, section, span));
        }
    }

    /** A stretch of the text. {@code closesBlock}: nothing of its block comes after it. */
    private record Span(int start, int end, @Nullable Integer page, boolean closesBlock) {}

    private List<Span> pack(ParsedDocument document, List<Block> blocks) {
        String text = document.text();
        List<Span> packed = new ArrayList<>();
        Span open = null;
        for (Span unit : units(text, blocks)) {
            if (open == null) {
                open = unit;
            } else if (fits(text, open, unit)) {
                open = new Span(open.start(), unit.end(), open.page(), unit.closesBlock());
            } else {
                packed.add(open);
                open = unit;
            }
        }
        if (open != null) {
            packed.add(open);
        }
        return joinSmallRest(text, packed);
    }

    private boolean fits(String text, Span open, Span unit) {
        double size = size(text, open);
        double together = TextSize.of(text, open.start(), unit.end());
        if (together > settings.max()) {
            return false;
        }
        if (together <= settings.target()) {
            return true;
        }
        boolean goodPlace = open.closesBlock() && size >= PARAGRAPH_END * settings.target();
        boolean nearer = together - settings.target() <= settings.target() - size;
        return !goodPlace && nearer;
    }

    private List<Span> joinSmallRest(String text, List<Span> packed) {
        int last = packed.size() - 1;
        if (last < 1 || size(text, packed.get(last)) >= SMALL_REST * settings.target()) {
            return packed;
        }
        Span before = packed.get(last - 1);
        Span rest = packed.get(last);
        if (TextSize.of(text, before.start(), rest.end()) > settings.max()) {
            return packed;
        }
        List<Span> joined = new ArrayList<>(packed.subList(0, last - 1));
        joined.add(new Span(before.start(), rest.end(), before.page(), true));
        return joined;
    }

    /** The smallest stretches that are kept whole: sentences, table rows, lines of a formula, none above the maximum. */
    private List<Span> units(String text, List<Block> blocks) {
        List<Span> units = new ArrayList<>();
        for (Block block : blocks) {
            boolean whole = block.type() == Block.Type.TABLE || block.type() == Block.Type.VERBATIM;
            if (whole && TextSize.of(text, block.start(), block.end()) <= settings.max()) {
                units.add(new Span(block.start(), block.end(), block.page(), true));
                continue;
            }
            int start = block.start();
            for (int end : whole ? lines(text, block) : Sentences.ends(text, block.start(), block.end())) {
                start = addPieces(text, start, end, block, units);
            }
        }
        return units;
    }

    private int addPieces(String text, int start, int end, Block block, List<Span> units) {
        int from = start;
        while (TextSize.of(text, from, end) > settings.max()) {
            int cut = clauseEnd(text, from, TextSize.fit(text, from, end, settings.max()));
            units.add(new Span(from, cut, block.page(), false));
            from = cut;
        }
        if (from < end) {
            units.add(new Span(from, end, block.page(), end == block.end()));
        }
        return end;
    }

    private static List<Integer> lines(String text, Block block) {
        List<Integer> ends = new ArrayList<>();
        for (int i = block.start(); i < block.end(); i++) {
            if (text.charAt(i) == '\n') {
                ends.add(i + 1);
            }
        }
        ends.add(block.end());
        return ends;
    }

    /** The last end of a clause in the second half of the piece, else its end. */
    private static int clauseEnd(String text, int start, int end) {
        for (int i = end; i > start + (end - start) / 2; i--) {
            if (CLAUSE_ENDS.indexOf(text.charAt(i - 1)) >= 0) {
                return i;
            }
        }
        return end;
    }

    private static double size(String text, Span span) {
        return TextSize.of(text, span.start(), span.end());
    }

    private static Passage passage(
            String documentId, String file, ParsedDocument document, Section section, Span span) {
        int start = span.start();
        int end = span.end();
        while (end > start + 1 && Character.isWhitespace(document.text().charAt(end - 1))) {
            end--;
        }
        String text = document.text().substring(start, end);
        DocumentDescription description = document.description();
        return new Passage(
                id(documentId, start, end, text),
                documentId,
                file,
                document.title(),
                span.page(),
                section.path(),
                start,
                end,
                text,
                description.kind(),
                description.stages(),
                description.discipline(),
                description.locale(),
                description.inquiry(),
                section.nature());
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

    /** The headings above the place reached so far. */
    private static final class Section {
        private final String title;
        private final List<Heading> open = new ArrayList<>();

        private record Heading(int level, String text, Nature nature) {}

        Section(String title) {
            this.title = title;
        }

        void enter(int level, String marked) {
            open.removeIf(heading -> heading.level() >= level);
            Matcher marker = MARKER.matcher(marked);
            Nature nature =
                    open.isEmpty() ? Nature.UNMARKED : open.get(open.size() - 1).nature();
            String text = marked;
            if (marker.find()) {
                nature = Nature.valueOf(marker.group(1).toUpperCase(Locale.ROOT));
                text = marked.substring(0, marker.start());
            }
            open.add(new Heading(level, text.strip(), nature));
        }

        List<String> path() {
            return open.stream()
                    .map(Heading::text)
                    .filter(text -> !text.isEmpty() && !text.equals(title))
                    .toList();
        }

        Nature nature() {
            return open.isEmpty() ? Nature.UNMARKED : open.get(open.size() - 1).nature();
        }
    }
}
