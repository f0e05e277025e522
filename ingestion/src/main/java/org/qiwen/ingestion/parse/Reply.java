package org.qiwen.ingestion.parse;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.qiwen.ingestion.parse.child.Wire;

/**
 * What a child answered to one request. Every frame is checked while it is read, because a document may have taken the child
 * over: unknown kinds, sizes above the limits and impossible values end the reading with {@link Nonsense}.
 */
final class Reply {
    /** Longest name or detail, in bytes. Our choice. */
    private static final int MAX_STRING_BYTES = 1 << 16;

    /** Most frames that are not blocks. Far above what a child has to say. */
    private static final int MAX_OTHERS = 100_000;

    private static final int MAX_PAGE = 1_000_000;
    private static final int MAX_NOTES = 100;

    /** An answer that no child of ours gives. */
    static final class Nonsense extends IOException {
        private static final long serialVersionUID = 1L;

        Nonsense(String what) {
            super("the parser's process answered nonsense: " + what);
        }
    }

    /** A refusal of the whole document. */
    record Refusal(UnreadableDocument.Reason reason, String detail) {}

    /** A file inside an archive: unpacked when {@code stored} is given, else refused. */
    record Entry(
            String name, @Nullable String stored, @Nullable Refusal refusal) {}

    private final int maxCharacters;
    private final BlockWriter blocks = new BlockWriter();
    private final DeclaredFields fields = new DeclaredFields();
    private final List<ParseNote> notes = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private long characters;
    private @Nullable String title;
    private @Nullable Refusal refusal;
    private boolean headingsMarked;
    private boolean lastWords;
    private long peakKilobytes;

    private Reply(int maxCharacters) {
        this.maxCharacters = maxCharacters;
    }

    /**
     * Reads an answer to its end.
     *
     * @param ocrBegins told the number of pages when the child asks for more time
     * @throws Nonsense when it is none
     * @throws IOException when the child ended before it was complete
     */
    static Reply read(DataInputStream in, int maxCharacters, IntConsumer ocrBegins) throws IOException {
        Reply reply = new Reply(maxCharacters);
        for (int others = 0; others < MAX_OTHERS; ) {
            int kind = in.readUnsignedByte();
            int length = in.readInt();
            int max = kind == Wire.BLOCK ? 6 + 3 * maxCharacters : 4 * MAX_STRING_BYTES;
            if (length < 0 || length > max) {
                throw new Nonsense("a frame of " + length + " bytes");
            }
            byte[] payload = in.readNBytes(length);
            if (payload.length < length) {
                throw new IOException("the parser's process ended within a frame");
            }
            if (kind == Wire.OCR) {
                ocrBegins.accept(ByteBuffer.wrap(payload).getInt());
            } else if (kind == Wire.BLOCK) {
                reply.block(ByteBuffer.wrap(payload));
            } else {
                reply.take(kind, ByteBuffer.wrap(payload));
                others++;
            }
            if (kind == Wire.DONE) {
                return reply;
            }
        }
        throw new Nonsense("too many frames");
    }

    private void block(ByteBuffer frame) throws Nonsense {
        if (frame.remaining() < 7) {
            throw new Nonsense("a block without text");
        }
        int kind = frame.get();
        int level = frame.get();
        int page = frame.getInt();
        String text = utf8(frame);
        Block.Type[] types = Block.Type.values();
        if (kind < 0 || kind >= types.length || page < 0 || page > MAX_PAGE) {
            throw new Nonsense("a block of kind " + kind + " on page " + page);
        }
        boolean heading = types[kind] == Block.Type.HEADING;
        if (heading ? level < 1 || level > 6 : level != 0) {
            throw new Nonsense("level " + level);
        }
        characters += text.length();
        if (characters > maxCharacters) {
            throw new Nonsense("more text than allowed");
        }
        blocks.add(types[kind], level, text, page == 0 ? null : page);
    }

    private void take(int kind, ByteBuffer frame) throws Nonsense {
        switch (kind) {
            case Wire.TITLE -> title = utf8(frame);
            case Wire.FIELD -> field(frame);
            case Wire.NOTE -> {
                ParseNote note = new ParseNote(constant(ParseNote.Kind.class, string(frame)), string(frame));
                if (notes.size() < MAX_NOTES) {
                    notes.add(note);
                }
            }
            case Wire.FILE -> entries.add(new Entry(string(frame), string(frame), null));
            case Wire.SKIPPED -> entries.add(new Entry(string(frame), null, refusal(frame)));
            case Wire.REFUSED -> refusal = refusal(frame);
            case Wire.DONE -> {
                if (frame.remaining() != 9) {
                    throw new Nonsense("an end of " + frame.remaining() + " bytes");
                }
                peakKilobytes = Math.max(0, frame.getLong());
                int flags = frame.get();
                headingsMarked = (flags & Wire.HEADINGS_MARKED) != 0;
                lastWords = (flags & Wire.LAST_WORDS) != 0;
            }
            default -> throw new Nonsense("a frame of kind " + kind);
        }
    }

    private void field(ByteBuffer frame) throws Nonsense {
        if (frame.remaining() < 1) {
            throw new Nonsense("an empty field");
        }
        int shape = frame.get();
        String name = string(frame);
        int count = number(frame);
        if (count < 0 || count > frame.remaining()) {
            throw new Nonsense(count + " values");
        }
        List<String> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(string(frame));
        }
        fields.put(name, shape, values);
    }

    private static Refusal refusal(ByteBuffer frame) throws Nonsense {
        return new Refusal(constant(UnreadableDocument.Reason.class, string(frame)), string(frame));
    }

    private static <T extends Enum<T>> T constant(Class<T> type, String name) throws Nonsense {
        try {
            return Enum.valueOf(type, name);
        } catch (IllegalArgumentException e) {
            throw new Nonsense("no " + type.getSimpleName() + " of that name");
        }
    }

    private static String string(ByteBuffer frame) throws Nonsense {
        int length = number(frame);
        if (length < 0 || length > MAX_STRING_BYTES || length > frame.remaining()) {
            throw new Nonsense("a string of " + length + " bytes");
        }
        ByteBuffer part = frame.slice(frame.position(), length);
        frame.position(frame.position() + length);
        return utf8(part);
    }

    private static int number(ByteBuffer frame) throws Nonsense {
        if (frame.remaining() < 4) {
            throw new Nonsense("a cut frame");
        }
        return frame.getInt();
    }

    private static String utf8(ByteBuffer bytes) throws Nonsense {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw new Nonsense("no UTF-8");
        }
    }

    /** Files of an archive, in its order. */
    List<Entry> entries() {
        return entries;
    }

    /** Why the whole document was refused, or null. */
    @Nullable
    Refusal refusal() {
        return refusal;
    }

    /** Whether the child ends itself. */
    boolean isLast() {
        return lastWords;
    }

    /** Peak of the child's resident memory during the document, in kilobytes; 0 when unknown. */
    long peakKilobytes() {
        return peakKilobytes;
    }

    /** The document. */
    ParsedDocument document(SourceDocument source) throws UnreadableDocument {
        if (refusal != null) {
            throw new UnreadableDocument(refusal.reason(), source.name() + " " + refusal.detail());
        }
        DocumentDescription description = fields.over(source.defaults(), source.name());
        return blocks.finish(source, description, title, headingsMarked, notes);
    }
}
