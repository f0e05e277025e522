package org.qiwen.ingestion.parse.child.office;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.qiwen.ingestion.parse.child.document.Lines;
import org.qiwen.ingestion.parse.child.document.XmlElement;

/** Footnotes ({@code f} and id) and endnotes ({@code e} and id). */
final class WordNotes {
    private final Map<String, XmlElement> notes = new HashMap<>();

    WordNotes(Optional<XmlElement> footnotes, Optional<XmlElement> endnotes) {
        footnotes.ifPresent(part -> collect("f", part));
        endnotes.ifPresent(part -> collect("e", part));
    }

    private void collect(String kind, XmlElement part) {
        for (XmlElement note : part.children()) {
            // Others are the separating line.
            if (note.attribute("type", "normal").equals("normal")) {
                notes.put(kind + note.attribute("id", ""), note);
            }
        }
    }

    /** Words of a note; empty when there is none of that id. */
    String text(String id) {
        XmlElement note = notes.get(id);
        if (note == null) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        WordFields fields = new WordFields();
        for (XmlElement paragraph : note.all("p")) {
            text.append(new WordText(paragraph, fields).text()).append('\n');
        }
        return Lines.join(text.toString());
    }
}
