package org.qiwen.assistant.dialogue.gate;

import java.util.HashMap;
import java.util.Map;
import org.qiwen.assistant.dialogue.reading.Reading;
import org.qiwen.assistant.dialogue.reading.RelationReader;

/** Reads each text of one turn once, though several rules ask for it. Not thread-safe. */
final class Readings {
    private final RelationReader reader;
    private final Map<String, Reading> read = new HashMap<>();

    Readings(RelationReader reader) {
        this.reader = reader;
    }

    Reading of(String text) {
        return read.computeIfAbsent(text, reader::readForLeaks);
    }
}
