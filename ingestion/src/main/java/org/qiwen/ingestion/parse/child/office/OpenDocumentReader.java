package org.qiwen.ingestion.parse.child.office;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.qiwen.ingestion.parse.child.archive.ZipPackage;
import org.qiwen.ingestion.parse.child.document.Draft;
import org.qiwen.ingestion.parse.child.document.Lines;
import org.qiwen.ingestion.parse.child.document.Reader;
import org.qiwen.ingestion.parse.child.document.Refused;
import org.qiwen.ingestion.parse.child.document.SafeXml;
import org.qiwen.ingestion.parse.child.document.Source;
import org.qiwen.ingestion.parse.child.document.TableRows;
import org.qiwen.ingestion.parse.child.document.XmlElement;

/** ODT, ODP and ODS (OpenDocument): headings, paragraphs, lists, tables, slides with their notes. */
public final class OpenDocumentReader implements Reader {
    private static final Set<String> DROPPED = Set.of(
            "tracked-changes",
            "table-of-content",
            "annotation",
            "sequence-decls",
            "forms",
            "scripts",
            "styles",
            "automatic-styles",
            "font-face-decls",
            "settings",
            "presentation:footer-decl");

    @Override
    public void read(Source source, Draft draft) throws Refused, IOException {
        try (ZipPackage zip = ZipPackage.open(source)) {
            if (zip.has("META-INF/manifest.xml")
                    && new String(zip.bytes("META-INF/manifest.xml"), StandardCharsets.UTF_8)
                            .contains("encryption-data")) {
                throw new Refused(Refused.Why.ENCRYPTED, "needs a password");
            }
            draft.title(title(zip));
            try (InputStream in = zip.open("content.xml")) {
                new Body(draft).read(SafeXml.reader(in));
            }
        } catch (XMLStreamException e) {
            throw Refused.damaged(e);
        }
    }

    private static @org.jspecify.annotations.Nullable String title(ZipPackage zip) throws IOException, Refused {
        if (!zip.has("meta.xml")) {
            return null;
        }
        try (InputStream in = zip.open("meta.xml")) {
            return SafeXml.tree(in).all("title").stream()
                    .findFirst()
                    .map(XmlElement::text)
                    .orElse(null);
        } catch (XMLStreamException e) {
            return null;
        }
    }

    /** One pass over the content. */
    private static final class Body {
        private final Draft draft;
        private int slide;
        private int lists;
        private boolean notes;
        private boolean headings;

        Body(Draft draft) {
            this.draft = draft;
        }

        void read(XMLStreamReader xml) throws XMLStreamException, Refused {
            int skipping = 0;
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    if (skipping > 0 || DROPPED.contains(xml.getLocalName())) {
                        skipping++;
                    } else {
                        start(xml);
                    }
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    if (skipping > 0) {
                        skipping--;
                    } else if (xml.getLocalName().equals("list")) {
                        lists--;
                    } else if (xml.getLocalName().equals("notes")) {
                        notes = false;
                    }
                }
            }
            if (headings) {
                draft.headingsAreMarked();
            }
        }

        private void start(XMLStreamReader xml) throws XMLStreamException, Refused {
            switch (xml.getLocalName()) {
                case "page" -> slide++;
                case "list" -> lists++;
                case "notes" -> notes = true;
                case "h" -> {
                    XmlElement heading = XmlElement.read(xml);
                    headings = true;
                    draft.heading(heading.number("outline-level", 1), text(heading), slide);
                }
                case "p" -> {
                    String text = text(XmlElement.read(xml));
                    if (notes && !text.isEmpty()) {
                        draft.paragraph(SpeakerNotes.marked(text), slide);
                    } else {
                        draft.add(lists > 0 ? Draft.Kind.LIST_ITEM : Draft.Kind.PARAGRAPH, 0, text, slide);
                    }
                }
                case "table" -> table(XmlElement.read(xml));
                default -> {
                    // Containers.
                }
            }
        }

        private void table(XmlElement table) throws Refused {
            TableRows rows = new TableRows();
            for (XmlElement row : table.all("table-row")) {
                for (XmlElement cell : row.children()) {
                    int columns = cell.number("number-columns-spanned", 1);
                    int spanned = cell.number("number-rows-spanned", 1);
                    // Empty cells at the end of a spreadsheet's row are one cell repeated a thousand times.
                    int repeated =
                            cell.all("p").isEmpty() ? Math.min(20, cell.number("number-columns-repeated", 1)) : 1;
                    if (cell.is("covered-table-cell")) {
                        continue;
                    }
                    StringBuilder text = new StringBuilder();
                    for (XmlElement paragraph : cell.all("p")) {
                        text.append(text.isEmpty() ? "" : " ").append(text(paragraph));
                    }
                    for (int i = 0; i < repeated; i++) {
                        rows.cell(text.toString(), columns, spanned);
                    }
                }
                rows.endRow();
            }
            String name = table.attribute("name", "");
            if (slide == 0
                    && !name.isEmpty()
                    && table.attribute("style-name", "").startsWith("ta")) {
                headings = true;
                draft.heading(1, name, 0);
            }
            draft.add(Draft.Kind.TABLE, 0, rows.text(), slide);
        }

        private static String text(XmlElement element) {
            StringBuilder text = new StringBuilder();
            append(element, text);
            return Lines.join(text.toString());
        }

        private static void append(XmlElement element, StringBuilder text) {
            text.append(element.text());
            for (XmlElement child : element.children()) {
                switch (child.name()) {
                    case "s" -> text.append(' ');
                    case "tab" -> text.append('\t');
                    case "line-break" -> text.append('\n');
                    case "note" -> {
                        text.append("（注：");
                        child.child("note-body").ifPresent(body -> append(body, text));
                        text.append('）');
                    }
                    case "annotation", "object", "image", "desc", "title" -> {
                        // Comments and pictures.
                    }
                    default -> append(child, text);
                }
            }
        }
    }
}
