package org.qiwen.ingestion.parse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The files of an archive.
 *
 * @param files unpacked, in the archive's order
 * @param skipped not unpacked, with the reason
 */
public record UnpackedArchive(List<UnpackedFile> files, List<SkippedFile> skipped) {
    /** Names that the child gives to files: numbers. */
    private static final Pattern STORED = Pattern.compile("[0-9]{1,9}");

    /**
     * An unpacked file.
     *
     * @param name for people and reports: {@code archive.zip/inner/path.docx}; never a path of the file system
     * @param file where its bytes lie
     */
    public record UnpackedFile(String name, Path file) {}

    /**
     * A file that was left out.
     *
     * @param name as for an unpacked one
     * @param reason for programs
     * @param message for people
     */
    public record SkippedFile(String name, UnreadableDocument.Reason reason, String message) {}

    public UnpackedArchive {
        files = List.copyOf(files);
        skipped = List.copyOf(skipped);
    }

    static UnpackedArchive of(SourceDocument archive, Path folder, Reply reply) throws UnreadableDocument, IOException {
        Reply.Refusal refusal = reply.refusal();
        if (refusal != null) {
            throw new UnreadableDocument(refusal.reason(), archive.name() + " " + refusal.detail());
        }
        List<UnpackedFile> files = new ArrayList<>();
        List<SkippedFile> skipped = new ArrayList<>();
        for (Reply.Entry entry : reply.entries()) {
            String name = archive.name() + "/" + entry.name();
            Reply.Refusal why = entry.refusal();
            String stored = entry.stored();
            if (why != null) {
                skipped.add(new SkippedFile(name, why.reason(), name + " " + why.detail()));
            } else if (stored != null && STORED.matcher(stored).matches()) {
                Path file = folder.resolve(stored);
                if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    throw new Reply.Nonsense("a file that is none");
                }
                files.add(new UnpackedFile(name, file));
            } else {
                throw new Reply.Nonsense("a file name that is no number");
            }
        }
        return new UnpackedArchive(files, skipped);
    }
}
