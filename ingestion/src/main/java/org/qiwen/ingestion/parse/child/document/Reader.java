package org.qiwen.ingestion.parse.child.document;

import java.io.IOException;

/** Reads one family of formats. Holds no state between documents. */
@FunctionalInterface
public interface Reader {
    /**
     * Adds the document's blocks to the draft.
     *
     * @throws Refused when it cannot be read and why is known; any other exception means that it is damaged
     */
    void read(Source source, Draft draft) throws Refused, IOException;
}
