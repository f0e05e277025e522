package org.qiwen.assistant.passages;

import java.time.Duration;
import org.qiwen.ingestion.parse.ForkSettings;
import org.qiwen.ingestion.parse.ForkSettings.ArchiveLimits;
import org.qiwen.ingestion.parse.ForkSettings.OcrLimits;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of the processes that read documents; the defaults and their reasons are those of {@link ForkSettings}.
 *
 * @param processes how many documents may be read at once, each in a process of its own
 * @param memory heap of one such process
 * @param timeLimit longest time for one document without OCR
 * @param maxSize longest document
 * @param maxCharacters most text taken from one document
 * @param documentsPerProcess after so many documents a process is replaced
 * @param embeddedDocuments most attachments read in a document without text of its own
 * @param embeddedDepth how deep attachments inside attachments are followed
 * @param archiveFiles most files of one archive
 * @param archiveSize most bytes that an archive may unpack to
 * @param archiveRatio most bytes that one byte of an archive may become
 * @param archiveDepth how deep archives inside archives are opened
 * @param ocrPages most scanned pages of one document that are read; 0 reads none
 * @param ocrTimePerPage longest time for one scanned page
 * @param ocrProgram path of Tesseract; empty: looked for in {@code PATH}; {@code none}: not used
 */
@ConfigurationProperties("qiwen.parser")
record ParserSettings(
        @DefaultValue("1") int processes,
        @DefaultValue("256MB") DataSize memory,
        @DefaultValue("60s") Duration timeLimit,
        @DefaultValue("100MB") DataSize maxSize,
        @DefaultValue("5000000") int maxCharacters,
        @DefaultValue("5000") int documentsPerProcess,
        @DefaultValue("20") int embeddedDocuments,
        @DefaultValue("2") int embeddedDepth,
        @DefaultValue("5000") int archiveFiles,
        @DefaultValue("1GB") DataSize archiveSize,
        @DefaultValue("100") int archiveRatio,
        @DefaultValue("3") int archiveDepth,
        @DefaultValue("50") int ocrPages,
        @DefaultValue("30s") Duration ocrTimePerPage,
        @DefaultValue("") String ocrProgram) {

    ForkSettings forks() {
        return new ForkSettings(
                processes,
                (int) memory.toMegabytes(),
                timeLimit,
                maxSize.toBytes(),
                maxCharacters,
                documentsPerProcess,
                embeddedDocuments,
                embeddedDepth,
                new ArchiveLimits(archiveFiles, archiveSize.toBytes(), archiveRatio, archiveDepth),
                new OcrLimits(ocrPages, ocrTimePerPage, ocrProgram));
    }
}
