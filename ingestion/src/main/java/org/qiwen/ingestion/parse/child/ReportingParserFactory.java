package org.qiwen.ingestion.parse.child;

import java.util.Map;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.ParserFactory;

/** Builds the child's parser; Tika's fork server makes it by name. */
public final class ReportingParserFactory extends ParserFactory {
    private final int maxCharacters;

    public ReportingParserFactory(Map<String, String> arguments) {
        super(arguments);
        String limit = arguments.get(ChildReport.MAX_CHARACTERS);
        if (limit == null) {
            throw new IllegalArgumentException(ChildReport.MAX_CHARACTERS + " is missing");
        }
        maxCharacters = Integer.parseInt(limit);
    }

    @Override
    public Parser build() {
        return new ReportingParser(new AutoDetectParser(), maxCharacters);
    }
}
