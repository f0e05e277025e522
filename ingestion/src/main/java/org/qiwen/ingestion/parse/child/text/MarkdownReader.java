package org.qiwen.ingestion.parse.child.text;

import java.io.IOException;
import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.qiwen.ingestion.parse.child.document.Draft;
import org.qiwen.ingestion.parse.child.document.Reader;
import org.qiwen.ingestion.parse.child.document.Refused;
import org.qiwen.ingestion.parse.child.document.Source;

/** Markdown: CommonMark with tables, front matter, and LaTeX between dollar signs. */
public final class MarkdownReader implements Reader {

    private final Parser parser = Parser.builder()
            .extensions(List.of(TablesExtension.create()))
            .customInlineContentParserFactory(new Formula.Syntax())
            .build();

    @Override
    public void read(Source source, Draft draft) throws Refused, IOException {
        FrontMatter front = FrontMatter.split(Text.of(source, draft));
        draft.fields().putAll(front.fields());
        draft.headingsAreMarked();
        try {
            parser.parse(front.body()).accept(new MarkdownBlocks(draft));
        } catch (MarkdownBlocks.Full e) {
            if (e.getCause() instanceof Refused refused) {
                throw refused;
            }
            throw e;
        }
    }
}
