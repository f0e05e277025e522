package org.qiwen.ingestion.parse;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.qiwen.ingestion.parse.child.InProcess;

/** Reads documents without a child, for tests that are not about processes. */
public final class InProcessParser implements DocumentParser {
    @Override
    public boolean reads(SourceDocument document) {
        return true;
    }

    @Override
    public ParsedDocument parse(SourceDocument document) throws UnreadableDocument, IOException {
        try (InputStream in = document.content().open()) {
            byte[] answer = InProcess.answer(document.name(), in.readAllBytes());
            return Reply.read(new DataInputStream(new ByteArrayInputStream(answer)), 5_000_000, pages -> {})
                    .document(document);
        }
    }
}
