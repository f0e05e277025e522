package org.qiwen.ingestion.parse.child.text;

import java.io.IOException;
import org.qiwen.ingestion.parse.child.document.Draft;
import org.qiwen.ingestion.parse.child.document.Refused;
import org.qiwen.ingestion.parse.child.document.Source;

/** The characters of a text file, with remarks on how they were found. */
final class Text {
    /** Bytes read at most: a child of 256 MB holds this text several times over. Our choice. */
    private static final long MAX_BYTES = 16L * 1024 * 1024;

    private Text() {}

    static String of(Source source, Draft draft) throws Refused, IOException {
        Decoded decoded = TextDecoder.decode(source.all(MAX_BYTES))
                .orElseThrow(() -> new Refused(
                        Refused.Why.GARBLED, "is text in no encoding known here (UTF-8, UTF-16, GB18030, Big5, HZ)"));
        if (decoded.mixed()) {
            draft.note(Draft.Remark.MIXED_ENCODINGS, decoded.encoding());
        }
        if (decoded.cut()) {
            draft.note(Draft.Remark.PARTLY_DAMAGED, "the last character is cut");
        }
        String text = decoded.text().replace("\r\n", "\n").replace('\r', '\n');
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
