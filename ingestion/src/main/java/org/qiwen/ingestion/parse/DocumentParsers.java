package org.qiwen.ingestion.parse;

import java.io.IOException;
import java.util.List;

/** Hands each document to the first parser that reads it. */
public final class DocumentParsers implements DocumentParser {
    private final List<DocumentParser> parsers;

    public DocumentParsers(DocumentParser... parsers) {
        this.parsers = List.of(parsers);
    }

    @Override
    public boolean reads(SourceDocument document) {
        return parsers.stream().anyMatch(parser -> parser.reads(document));
    }

    @Override
    public ParsedDocument parse(SourceDocument document) throws UnreadableDocument, IOException {
        for (DocumentParser parser : parsers) {
            if (parser.reads(document)) {
                return parser.parse(document);
            }
        }
        throw new UnreadableDocument(
                UnreadableDocument.Reason.UNSUPPORTED,
                document.name() + ": no parser for files ending in '" + document.extension() + "'");
    }
}
