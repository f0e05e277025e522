package org.qiwen.ingestion.parse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;

/**
 * Reads Markdown (CommonMark with tables, front matter and LaTeX between dollar signs) in this process: the parser is
 * small, pure Java and linear in the length of the text.
 */
public final class MarkdownParser implements DocumentParser {
    private static final Set<String> EXTENSIONS = Set.of("md", "markdown");

    private final int maxBytes;
    private final Parser parser = Parser.builder()
            .extensions(List.of(TablesExtension.create()))
            .customInlineContentParserFactory(new Formula.Syntax())
            .build();

    /** @param maxBytes longest file read */
    public MarkdownParser(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Files of up to 4 MB: ten times the longest book chapter we met in Markdown. Our choice. */
    public MarkdownParser() {
        this(4 * 1024 * 1024);
    }

    @Override
    public boolean reads(SourceDocument document) {
        return EXTENSIONS.contains(document.extension());
    }

    @Override
    public ParsedDocument parse(SourceDocument document) throws UnreadableDocument, IOException {
        FrontMatter front = FrontMatter.split(document.name(), text(document));
        DocumentDescription description = front.over(document.defaults(), document.name());
        BlockWriter writer = new BlockWriter();
        parser.parse(front.body()).accept(new MarkdownBlocks(writer));
        return writer.finish(document, description, null, true);
    }

    private String text(SourceDocument document) throws IOException, UnreadableDocument {
        byte[] bytes;
        try (InputStream in = document.content().open()) {
            bytes = in.readNBytes(maxBytes + 1);
        }
        if (bytes.length > maxBytes) {
            throw new UnreadableDocument(
                    UnreadableDocument.Reason.TOO_LARGE,
                    document.name() + " has more than the " + maxBytes + " bytes allowed for Markdown");
        }
        for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
            try {
                return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            } catch (CharacterCodingException e) {
                // The next encoding is tried; GB18030 is what older Chinese editors write.
            }
        }
        throw new UnreadableDocument(
                UnreadableDocument.Reason.DAMAGED, document.name() + " is neither UTF-8 nor GB18030 text");
    }
}
