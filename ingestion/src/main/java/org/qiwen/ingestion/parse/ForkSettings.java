package org.qiwen.ingestion.parse;

import java.time.Duration;

/**
 * Limits of the child JVMs that read documents.
 *
 * @param processes how many children may parse at once, from 1; a child is started when first needed
 * @param memoryMegabytes Java heap of one child, at least 64
 * @param timeLimit longest time for one document without OCR; the child is ended when it takes longer
 * @param maxBytes longest document handed to a child
 * @param maxCharacters most text taken from one document
 * @param documentsPerProcess after so many documents a child is replaced, so that slow leaks do not add up
 * @param embeddedDocuments most attachments whose text is taken, which happens only when the document has none of its
 *     own; 0 leaves all out
 * @param embeddedDepth how deep attachments inside attachments are followed, from 1
 * @param archive limits of archives
 * @param ocr limits of reading scanned pages
 */
public record ForkSettings(
        int processes,
        int memoryMegabytes,
        Duration timeLimit,
        long maxBytes,
        int maxCharacters,
        int documentsPerProcess,
        int embeddedDocuments,
        int embeddedDepth,
        ArchiveLimits archive,
        OcrLimits ocr) {

    /**
     * One child of 256 MB, 60 s, 100 MB, 5 million characters (ten thick textbooks), replaced after 5,000 documents
     * (a fresh one costs a second of processor time, half a millisecond a document at 2,000), 20 attachments two deep where a
     * document is but an envelope. Our choice.
     */
    public static final ForkSettings DEFAULTS = new ForkSettings(
            1,
            256,
            Duration.ofSeconds(60),
            100L * 1024 * 1024,
            5_000_000,
            5000,
            20,
            2,
            ArchiveLimits.DEFAULTS,
            OcrLimits.DEFAULTS);

    /**
     * Limits of one archive, archives inside it included. All are counted on what is really unpacked.
     *
     * @param entries most files
     * @param bytes most bytes unpacked
     * @param ratio most bytes that one byte of the archive may become
     * @param depth how deep archives inside archives are opened; 1 opens the outer one only
     */
    public record ArchiveLimits(int entries, long bytes, int ratio, int depth) {
        /** 5,000 files, 1 GB, a hundredfold (text shrinks to a tenth), 3 deep. Our choice. */
        public static final ArchiveLimits DEFAULTS = new ArchiveLimits(5000, 1024L * 1024 * 1024, 100, 3);

        public ArchiveLimits {
            require(entries >= 1, "entries must be at least 1, was " + entries);
            require(bytes >= 1, "bytes must be positive, was " + bytes);
            require(ratio >= 1, "ratio must be at least 1, was " + ratio);
            require(depth >= 1, "depth must be at least 1, was " + depth);
        }
    }

    /**
     * Limits of reading scanned pages with Tesseract.
     *
     * @param pages most pages of one document; 0 reads none
     * @param timePerPage longest time for one page; the document's time limit grows by it for each page
     * @param program the program's path; empty: found among the directories of {@code PATH}; {@code none}: not used
     */
    public record OcrLimits(int pages, Duration timePerPage, String program) {
        /** 50 pages of up to 30 s each (a dense page took 3 to 6 s on one core). Our choice. */
        public static final OcrLimits DEFAULTS = new OcrLimits(50, Duration.ofSeconds(30), "");

        public OcrLimits {
            require(pages >= 0, "pages must not be negative, was " + pages);
            require(timePerPage.toMillis() >= 100, "timePerPage must be at least 100 ms, was " + timePerPage);
        }
    }

    public ForkSettings {
        require(processes >= 1, "processes must be at least 1, was " + processes);
        require(memoryMegabytes >= 64, "memoryMegabytes must be at least 64, was " + memoryMegabytes);
        require(timeLimit.toMillis() >= 100, "timeLimit must be at least 100 ms, was " + timeLimit);
        require(maxBytes >= 1, "maxBytes must be positive, was " + maxBytes);
        require(maxCharacters >= 1, "maxCharacters must be positive, was " + maxCharacters);
        require(documentsPerProcess >= 1, "documentsPerProcess must be at least 1, was " + documentsPerProcess);
        require(embeddedDocuments >= 0, "embeddedDocuments must not be negative, was " + embeddedDocuments);
        require(embeddedDepth >= 1, "embeddedDepth must be at least 1, was " + embeddedDepth);
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
