package org.qiwen.ingestion.parse.child.document;

import java.nio.file.Path;
import java.util.List;

/**
 * What one document may take, as the parent's settings say; handed over on the command line of the child.
 *
 * @param maxCharacters most text taken from one document
 * @param embeddedDocuments most attachments whose text is taken when the document has none of its own; 0 for none
 * @param embeddedDepth how deep attachments inside attachments are followed
 * @param archiveEntries most files of one archive, those of inner archives included
 * @param archiveBytes most bytes that one archive may unpack to, counted as they come
 * @param archiveRatio most bytes that one byte of an archive may become
 * @param archiveDepth how deep archives inside archives are opened
 * @param ocrPages most pages of one document that are read by OCR; 0 when there is no OCR
 * @param ocrMillis longest time for one page of OCR
 * @param tesseract the program; an empty path when there is none
 * @param spool directory for large documents and pages on their way to OCR
 */
public record Limits(
        int maxCharacters,
        int embeddedDocuments,
        int embeddedDepth,
        int archiveEntries,
        long archiveBytes,
        int archiveRatio,
        int archiveDepth,
        int ocrPages,
        long ocrMillis,
        String tesseract,
        Path spool) {

    /** As arguments of the child's command line. */
    public List<String> arguments() {
        return List.of(
                Integer.toString(maxCharacters),
                Integer.toString(embeddedDocuments),
                Integer.toString(embeddedDepth),
                Integer.toString(archiveEntries),
                Long.toString(archiveBytes),
                Integer.toString(archiveRatio),
                Integer.toString(archiveDepth),
                Integer.toString(ocrPages),
                Long.toString(ocrMillis),
                tesseract.isEmpty() ? "-" : tesseract,
                spool.toString());
    }

    /** From the arguments that {@link #arguments()} made. */
    public static Limits of(String[] arguments) {
        return new Limits(
                Integer.parseInt(arguments[0]),
                Integer.parseInt(arguments[1]),
                Integer.parseInt(arguments[2]),
                Integer.parseInt(arguments[3]),
                Long.parseLong(arguments[4]),
                Integer.parseInt(arguments[5]),
                Integer.parseInt(arguments[6]),
                Integer.parseInt(arguments[7]),
                Long.parseLong(arguments[8]),
                arguments[9].equals("-") ? "" : arguments[9],
                Path.of(arguments[10]));
    }

    /** Whether pages can be read by OCR here. */
    public boolean hasOcr() {
        return !tesseract.isEmpty() && ocrPages > 0;
    }
}
