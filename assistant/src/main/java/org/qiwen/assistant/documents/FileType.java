package org.qiwen.assistant.documents;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.qiwen.ingestion.parse.DocumentDescription;
import org.qiwen.ingestion.parse.DocumentKind;
import org.qiwen.ingestion.parse.DocumentParser;
import org.qiwen.ingestion.parse.SourceDocument;

/**
 * Which files may be handed in: those whose ending a parser knows, and archives, unless their first bytes are a program's
 * or a film's. What is inside is the parsers' affair.
 */
final class FileType {
    /** So many bytes tell what a file is not. */
    static final int HEAD = 16;

    private static final Set<String> ARCHIVES = Set.of("zip");
    private static final List<byte[]> FOREIGN = List.of(
            bytes("MZ"),
            new byte[] {0x7f, 'E', 'L', 'F'},
            new byte[] {(byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe},
            new byte[] {(byte) 0xcf, (byte) 0xfa, (byte) 0xed, (byte) 0xfe},
            bytes("RIFF"),
            bytes("ID3"),
            bytes("Rar!"),
            new byte[] {'7', 'z', (byte) 0xbc, (byte) 0xaf},
            new byte[] {0x1f, (byte) 0x8b});

    private final DocumentParser parser;

    FileType(DocumentParser parser) {
        this.parser = parser;
    }

    /** Whether the ending of the name is one of ours. */
    boolean isKnown(String name) {
        return isArchive(name) || parser.reads(named(name));
    }

    /** Whether the file is unpacked and its entries read. */
    static boolean isArchive(String name) {
        return ARCHIVES.contains(ending(name));
    }

    /** Whether these first bytes, up to {@link #HEAD}, are of something that is no document, whatever its name. */
    static boolean isForeign(byte[] head) {
        return isBinary(head)
                && (FOREIGN.stream().anyMatch(magic -> starts(head, 0, magic)) || starts(head, 4, bytes("ftyp")));
    }

    /** The ending in lower case; empty when there is none. */
    static String ending(String name) {
        return named(name).extension();
    }

    private static SourceDocument named(String name) {
        return SourceDocument.bytes(
                name, new byte[0], DocumentDescription.of(DocumentKind.COURSE_UNIT, java.util.Locale.CHINA));
    }

    /** No text begins so: a note may well begin with "MZ". */
    private static boolean isBinary(byte[] head) {
        for (byte b : head) {
            if (b < 0 || b >= 9) {
                continue;
            }
            return true;
        }
        return false;
    }

    private static boolean starts(byte[] head, int at, byte[] magic) {
        if (head.length < at + magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if (head[at + i] != magic[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
