package org.qiwen.ingestion.parse.child.text;

import java.util.Set;
import org.commonmark.node.CustomNode;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;

/** A LaTeX formula between dollar signs, kept as written: its {@code _} and {@code *} are not Markdown's. */
final class Formula extends CustomNode {
    private final String literal;

    private Formula(String literal) {
        this.literal = literal;
    }

    /** The formula with its dollar signs. */
    String literal() {
        return literal;
    }

    /** Reads {@code $…$} and {@code $$…$$}; a dollar sign before a space or without a partner is left a dollar sign. */
    static final class Syntax implements InlineContentParserFactory, InlineContentParser {
        @Override
        public Set<Character> getTriggerCharacters() {
            return Set.of('$');
        }

        @Override
        public InlineContentParser create() {
            return this;
        }

        @Override
        public ParsedInline tryParse(InlineParserState state) {
            Scanner scanner = state.scanner();
            Position start = scanner.position();
            int dollars = scanner.matchMultiple('$');
            if (dollars > 2 || scanner.peek() == ' ' || scanner.peek() == Scanner.END) {
                return ParsedInline.none();
            }
            while (scanner.find('$') >= 0) {
                Position close = scanner.position();
                boolean afterSpace = scanner.peekPreviousCodePoint() == ' ';
                if (scanner.matchMultiple('$') == dollars && (dollars == 2 || !afterSpace)) {
                    String literal =
                            scanner.getSource(start, scanner.position()).getContent();
                    return close.equals(start)
                            ? ParsedInline.none()
                            : ParsedInline.of(new Formula(literal), scanner.position());
                }
            }
            return ParsedInline.none();
        }
    }
}
