package org.qiwen.ingestion.parse.child.document;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A document on its way to the parent: blocks up to the limit of characters, title, notes. Not thread-safe. */
public final class Draft {
    /** The kinds of block, in the order of the parent's {@code Block.Type}. */
    public enum Kind {
        HEADING,
        PARAGRAPH,
        LIST_ITEM,
        TABLE,
        VERBATIM
    }

    /** What the reader should know although the document was read; names of the parent's {@code ParseNote.Kind}. */
    public enum Remark {
        EMBEDDED_LEFT_OUT,
        PAGES_WITHOUT_TEXT,
        READ_BY_OCR,
        PARTLY_DAMAGED,
        MIXED_ENCODINGS,
        FORMULAS_AS_PICTURES,
        HIDDEN_LEFT_OUT
    }

    /** A block; {@code page} 0 where there is none. */
    public record Part(Kind kind, int level, int page, String text) {}

    /** A remark with a number or name, such as the pages it is about. */
    public record Note(Remark remark, String detail) {}

    /** A file inside the document. */
    public record Attachment(String name, byte[] bytes) {}

    /** Opens an attachment. */
    @FunctionalInterface
    public interface Content {
        InputStream open() throws IOException, Refused;
    }

    /** Longest attachment kept, in bytes. Our choice: it stays in memory. */
    private static final int MAX_ATTACHMENT_BYTES = 20 * 1024 * 1024;

    private final int maxCharacters;
    private final int maxAttachments;
    private final List<Attachment> attachments = new ArrayList<>();
    private int attached;
    private final List<Part> parts = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();
    private final Map<String, Object> fields = new LinkedHashMap<>();
    private long characters;
    /** Titles that word processors, slide and book makers fill in themselves, in Chinese, English and Japanese. */
    private static final Pattern NO_TITLE = Pattern.compile(
            "(?iu)unknown( title)?|(untitled|no title|title)( document| presentation)?|(microsoft )?(power ?point|word|excel)( presentation| document)?"
                    + "|power ?point ?演示文稿|(新建|空白|未命名|无标题)?(文档|文件|幻灯片|演示文稿|工作簿|未命名|无标题|book|document|slide|presentation|スライド)\\s*[(（]?\\d*[)）]?");

    private @Nullable String title;
    private boolean headingsMarked;

    public Draft(int maxCharacters, int maxAttachments) {
        this.maxCharacters = maxCharacters;
        this.maxAttachments = maxAttachments;
    }

    /** Counts an attachment, and keeps it while the document has no text of its own. To be called after its text is in. */
    public void attach(String name, Content content) throws IOException {
        attached++;
        if (parts.isEmpty() && attachments.size() < maxAttachments) {
            try (InputStream in = content.open()) {
                attachments.add(new Attachment(name, in.readNBytes(MAX_ATTACHMENT_BYTES)));
            } catch (Refused e) {
                // Damaged or locked: one less.
            }
        }
    }

    /** Attachments kept. */
    public List<Attachment> attachments() {
        return attachments;
    }

    /** Number of all attachments. */
    public int attached() {
        return attached;
    }

    /** Adds a block; one without text is dropped. */
    public void add(Kind kind, int level, String text, int page) throws Refused {
        String clean = Characters.clean(text).strip();
        if (clean.isEmpty()) {
            return;
        }
        count(clean.length());
        parts.add(new Part(kind, kind == Kind.HEADING ? Math.max(1, Math.min(6, level)) : 0, page, clean));
    }

    public void heading(int level, String text, int page) throws Refused {
        add(Kind.HEADING, level, text, page);
    }

    public void paragraph(String text, int page) throws Refused {
        add(Kind.PARAGRAPH, 0, text, page);
    }

    /**
     * Counts characters that will become text, so that a reader which gathers much before it adds anything stops in time.
     *
     * @throws Refused when the limit is passed
     */
    public void expect(long more) throws Refused {
        if (characters + more > maxCharacters) {
            throw new Refused(Refused.Why.TOO_LARGE, "has more text than the " + maxCharacters + " characters allowed");
        }
    }

    private void count(int more) throws Refused {
        expect(more);
        characters += more;
    }

    public void note(Remark remark, String detail) {
        if (notes.size() < 20) {
            notes.add(new Note(remark, detail));
        }
    }

    /** A title in the file's own metadata; what a program writes there when nobody did is none. */
    public void title(@Nullable String declared) {
        if (declared != null
                && !declared.isBlank()
                && !NO_TITLE.matcher(declared.strip()).matches()) {
            title = Lines.join(Characters.clean(declared));
        }
    }

    /** Says that headings are marked as such in the file, so that the first one may be its title. */
    public void headingsAreMarked() {
        headingsMarked = true;
    }

    /** What the document says about itself: text or a list of texts by name. */
    public Map<String, Object> fields() {
        return fields;
    }

    public List<Part> parts() {
        return parts;
    }

    /** Puts other parts in the place of those added so far. */
    public void replace(List<Part> others) {
        List<Part> copy = List.copyOf(others);
        parts.clear();
        parts.addAll(copy);
        characters = copy.stream().mapToLong(part -> part.text().length()).sum();
    }

    public List<Note> notes() {
        return notes;
    }

    public @Nullable String title() {
        return title;
    }

    public boolean areHeadingsMarked() {
        return headingsMarked;
    }

    public boolean isEmpty() {
        return parts.isEmpty();
    }

    public long characters() {
        return characters;
    }
}
