package org.qiwen.ingestion.parse.child;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.qiwen.ingestion.parse.child.document.Draft;
import org.qiwen.ingestion.parse.child.document.Limits;
import org.qiwen.ingestion.parse.child.document.Refused;
import org.qiwen.ingestion.parse.child.document.Source;

/** The child's work in the process of a test, for tests that are not about processes. */
public final class InProcess {
    private static final Documents DOCUMENTS = new Documents(limits(5_000_000), pages -> {});

    private InProcess() {}

    private static Limits limits(int maxCharacters) {
        return new Limits(maxCharacters, 20, 2, 100, 1 << 20, 100, 3, 0, 1000, "", Path.of("."));
    }

    /** The frames that a child would answer. */
    public static byte[] answer(String name, byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Answer answer = new Answer(out);
        Draft draft = new Draft(5_000_000, 20);
        try {
            DOCUMENTS.read(Source.of(name, bytes), draft);
            answer.draft(draft);
        } catch (Refused e) {
            answer.refused(e);
        }
        answer.done(0, draft.areHeadingsMarked(), false);
        return out.toByteArray();
    }
}
