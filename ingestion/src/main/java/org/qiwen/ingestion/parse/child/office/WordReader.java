package org.qiwen.ingestion.parse.child.office;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.qiwen.ingestion.parse.child.document.Draft;
import org.qiwen.ingestion.parse.child.document.GuessedHeadings;
import org.qiwen.ingestion.parse.child.document.Reader;
import org.qiwen.ingestion.parse.child.document.Refused;
import org.qiwen.ingestion.parse.child.document.Source;
import org.qiwen.ingestion.parse.child.document.XmlElement;

/** DOCX: one paragraph or table in memory at a time. */
public final class WordReader implements Reader {
    private static final Set<String> WRAPPERS =
            Set.of("document", "body", "sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag");

    @Override
    public void read(Source source, Draft draft) throws Refused, IOException {
        try (OfficePackage office = OfficePackage.open(source)) {
            String main = office.main("word/document.xml");
            WordBody body = new WordBody(
                    new WordStyles(office.tree(related(office, main, "styles", "word/styles.xml"))),
                    new WordNumbering(office.tree(related(office, main, "numbering", "word/numbering.xml"))),
                    new WordNotes(
                            office.tree(office.related(main, "footnotes").orElse(null)),
                            office.tree(office.related(main, "endnotes").orElse(null))),
                    draft);
            draft.title(office.title());
            try (InputStream in = office.stream(main)) {
                stream(OfficePackage.reader(in), body);
            }
            for (OfficePackage.Relation relation : office.relations(main).values()) {
                if (relation.type().equals("aFChunk") && office.has(relation.target())) {
                    draft.attach(relation.target(), () -> office.stream(relation.target()));
                }
            }
            if (!body.hasPictureFormulas()) {
                office.attach("word/embeddings/", draft);
            }
            if (body.hasHeadings()) {
                draft.headingsAreMarked();
            } else {
                GuessedHeadings.mark(draft);
            }
        } catch (XMLStreamException e) {
            throw Refused.damaged(e);
        }
    }

    private static String related(OfficePackage office, String main, String type, String usual)
            throws IOException, Refused, XMLStreamException {
        return office.related(main, type).orElse(usual);
    }

    private static void stream(XMLStreamReader xml, WordBody body) throws XMLStreamException, Refused {
        int skipping = 0;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                String name = xml.getLocalName();
                if (skipping == 0 && (name.equals("p") || name.equals("tbl"))) {
                    body.add(XmlElement.read(xml));
                } else if (skipping > 0 || !WRAPPERS.contains(name)) {
                    skipping++;
                }
            } else if (event == XMLStreamConstants.END_ELEMENT && skipping > 0) {
                skipping--;
            }
        }
    }
}
