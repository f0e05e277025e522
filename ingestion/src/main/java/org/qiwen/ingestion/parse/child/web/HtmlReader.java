package org.qiwen.ingestion.parse.child.web;

import java.io.IOException;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.qiwen.ingestion.parse.child.document.Draft;
import org.qiwen.ingestion.parse.child.document.Reader;
import org.qiwen.ingestion.parse.child.document.Refused;
import org.qiwen.ingestion.parse.child.document.Source;
import org.qiwen.ingestion.parse.child.text.Decoded;

/** HTML: what a reader of the page reads, without scripts, menus and footers. */
public final class HtmlReader implements Reader {
    /** Bytes read at most; the tree takes about ten times as much. Our choice. */
    private static final long MAX_BYTES = 16L * 1024 * 1024;

    /** Elements inside each other; browsers stop at 512. */
    private static final int MAX_DEPTH = 512;

    @Override
    public void read(Source source, Draft draft) throws Refused, IOException {
        Decoded decoded = HtmlCharset.decode(source.all(MAX_BYTES))
                .orElseThrow(() -> new Refused(Refused.Why.GARBLED, "is text in no encoding known here"));
        if (decoded.mixed()) {
            draft.note(Draft.Remark.MIXED_ENCODINGS, decoded.encoding());
        }
        Document page = parse(decoded.text());
        draft.title(page.title());
        HtmlBlocks blocks = new HtmlBlocks(draft, 0);
        blocks.read(page.body(), true);
        if (blocks.hasHeadings()) {
            draft.headingsAreMarked();
        }
    }

    static Document parse(String html) {
        Parser parser = Parser.htmlParser();
        parser.setMaxDepth(MAX_DEPTH);
        return parser.parseInput(html, "");
    }
}
