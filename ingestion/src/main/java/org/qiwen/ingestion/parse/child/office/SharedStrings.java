package org.qiwen.ingestion.parse.child.office;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.qiwen.ingestion.parse.child.document.Draft;
import org.qiwen.ingestion.parse.child.document.Refused;
import org.qiwen.ingestion.parse.child.document.XmlElement;
import org.qiwen.ingestion.parse.child.math.Scripts;

/** The texts of a workbook's cells. */
final class SharedStrings {
    private final List<String> strings = new ArrayList<>();

    private SharedStrings() {}

    static SharedStrings read(OfficePackage office, String main, Draft draft)
            throws IOException, Refused, XMLStreamException {
        SharedStrings shared = new SharedStrings();
        Optional<String> part = office.related(main, "sharedStrings");
        if (part.isEmpty() || !office.has(part.get())) {
            return shared;
        }
        long characters = 0;
        try (InputStream in = office.stream(part.get())) {
            XMLStreamReader xml = OfficePackage.reader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("si")) {
                    String text = text(XmlElement.read(xml));
                    characters += text.length();
                    draft.expect(characters);
                    shared.strings.add(text);
                }
            }
        }
        return shared;
    }

    /** Words of a text with its runs, raised and lowered ones as such; readings (furigana) left out. */
    static String text(XmlElement item) {
        StringBuilder text = new StringBuilder();
        for (XmlElement child : item.children()) {
            if (child.is("t")) {
                text.append(child.text());
            } else if (child.is("r")) {
                String plain = child.child("t").map(XmlElement::text).orElse("");
                String align = child.at("rPr", "vertAlign")
                        .map(a -> a.attribute("val", ""))
                        .orElse("");
                text.append(
                        align.equals("superscript")
                                ? Scripts.superscript(plain)
                                : align.equals("subscript") ? Scripts.subscript(plain) : plain);
            }
        }
        return text.toString();
    }

    String get(String index) {
        try {
            return strings.get(Integer.parseInt(index.strip()));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            return "";
        }
    }
}
