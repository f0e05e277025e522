package org.qiwen.assistant.documents;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What may be handed in, and how it is worked on.
 *
 * @param maxFileSize largest file; 100 MB by default, as much as the parser reads
 * @param maxRequestSize most bytes of one upload, all files together; 1 GB by default, a school year's folder
 * @param maxFiles most files of one upload; 2000 by default
 * @param uploads uploads received at once on a node, others wait; 8 by default: they wait for the network, not for cores
 * @param partFiles most files of one task of a worker; 64 by default
 * @param partSize most bytes of one task of a worker, unless one file is larger; 8 MB by default
 * @param parts tasks at once on a node; 1 by default, since one keeps the allowed cores busy
 * @param heartbeat how often a worker says that it lives; after four silent ones another takes over; 1 s by default
 * @param watch how often a node looks for a job's progress made by others; 500 ms by default
 * @param restorable how long a deleted document can be brought back; 7 days by default
 * @param uploadPatience how long the next portion of an upload is waited for; then what came is taken and the job says that
 *     it was broken off; 10 minutes by default: a page tries by itself for one
 * @param sweep how often leftovers are looked for; 10 minutes by default
 */
@ConfigurationProperties("qiwen.documents")
record DocumentSettings(
        @DefaultValue("100MB") DataSize maxFileSize,
        @DefaultValue("1GB") DataSize maxRequestSize,
        @DefaultValue("2000") int maxFiles,
        @DefaultValue("8") int uploads,
        @DefaultValue("64") int partFiles,
        @DefaultValue("8MB") DataSize partSize,
        @DefaultValue("1") int parts,
        @DefaultValue("1s") Duration heartbeat,
        @DefaultValue("500ms") Duration watch,
        @DefaultValue("7d") Duration restorable,
        @DefaultValue("10m") Duration uploadPatience,
        @DefaultValue("10m") Duration sweep) {
    DocumentSettings {
        require(maxFileSize.toBytes() >= 1, "max-file-size must be at least 1 byte");
        require(maxRequestSize.compareTo(maxFileSize) >= 0, "max-request-size must be at least max-file-size");
        require(maxFiles >= 1, "max-files must be at least 1, was " + maxFiles);
        require(uploads >= 1, "uploads must be at least 1, was " + uploads);
        require(partFiles >= 1, "part-files must be at least 1, was " + partFiles);
        require(parts >= 1, "parts must be at least 1, was " + parts);
        require(heartbeat.toMillis() >= 100, "heartbeat must be at least 100 ms, was " + heartbeat);
        require(watch.toMillis() >= 10, "watch must be at least 10 ms, was " + watch);
        require(!restorable.isNegative(), "restorable must not be negative");
        require(uploadPatience.toSeconds() >= 1, "upload-patience must be at least 1 s, was " + uploadPatience);
        require(sweep.toSeconds() >= 1, "sweep must be at least 1 s, was " + sweep);
    }

    private static void require(boolean fine, String otherwise) {
        if (!fine) {
            throw new IllegalArgumentException("qiwen.documents." + otherwise);
        }
    }
}
