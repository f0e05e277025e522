package org.qiwen.ingestion.parse;

import java.io.IOException;

/** Reads one family of formats. Implementations may be called by several threads at once. */
public interface DocumentParser {

    /** Whether this parser is meant for the document, judged by its name. */
    boolean reads(SourceDocument document);

    /**
     * The document's text and structure.
     *
     * @throws UnreadableDocument when the document cannot be read, with the reason to show; the next one may be tried
     * @throws IOException when its bytes cannot be fetched
     */
    ParsedDocument parse(SourceDocument document) throws UnreadableDocument, IOException;
}
