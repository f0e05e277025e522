package org.qiwen.ingestion.parse.child;

import org.apache.tika.sax.ContentHandlerDecorator;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** Passes text on up to a limit, then ends the parsing. */
final class BoundedHandler extends ContentHandlerDecorator {
    private final int maxCharacters;
    private long characters;

    BoundedHandler(ContentHandler handler, int maxCharacters) {
        super(handler);
        this.maxCharacters = maxCharacters;
    }

    /** Whether the limit was passed. */
    boolean isFull() {
        return characters > maxCharacters;
    }

    @Override
    public void characters(char[] text, int start, int length) throws SAXException {
        characters += length;
        if (isFull()) {
            throw new SAXException("more than " + maxCharacters + " characters");
        }
        super.characters(text, start, length);
    }
}
