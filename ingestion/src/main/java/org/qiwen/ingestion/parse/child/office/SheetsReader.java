package org.qiwen.ingestion.parse.child.office;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.qiwen.ingestion.parse.child.document.Draft;
import org.qiwen.ingestion.parse.child.document.Reader;
import org.qiwen.ingestion.parse.child.document.Refused;
import org.qiwen.ingestion.parse.child.document.Source;
import org.qiwen.ingestion.parse.child.document.XmlElement;

/** XLSX: each visible sheet under its name, row by row, numbers and dates as they are displayed. */
public final class SheetsReader implements Reader {
    @Override
    public void read(Source source, Draft draft) throws Refused, IOException {
        try (OfficePackage office = OfficePackage.open(source)) {
            String main = office.main("xl/workbook.xml");
            draft.title(office.title());
            XmlElement workbook =
                    office.tree(main).orElseThrow(() -> new Refused(Refused.Why.DAMAGED, "lacks its main part"));
            boolean since1904 = workbook.child("workbookPr")
                    .map(properties -> properties.attribute("date1904", "0").matches("1|true"))
                    .orElse(false);
            SharedStrings strings = SharedStrings.read(office, main, draft);
            CellFormats formats =
                    new CellFormats(office.tree(office.related(main, "styles").orElse(null)), since1904);
            Map<String, OfficePackage.Relation> relations = office.relations(main);
            int number = 0;
            int hidden = 0;
            for (XmlElement sheet :
                    workbook.child("sheets").map(XmlElement::children).orElse(List.of())) {
                number++;
                OfficePackage.Relation relation = relations.get(sheet.attribute("r:id", ""));
                boolean visible = sheet.attribute("state", "visible").equals("visible");
                hidden += visible ? 0 : 1;
                if (relation == null
                        || !visible
                        || !relation.type().equals("worksheet")
                        || !office.has(relation.target())) {
                    continue;
                }
                SheetRows rows = new SheetRows(draft, sheet.attribute("name", "Sheet" + number));
                try (InputStream in = office.stream(relation.target())) {
                    sheet(OfficePackage.reader(in), strings, formats, rows);
                }
                rows.finish();
            }
            if (hidden > 0) {
                draft.note(Draft.Remark.HIDDEN_LEFT_OUT, Integer.toString(hidden));
            }
            office.attach("xl/embeddings/", draft);
        } catch (XMLStreamException e) {
            throw Refused.damaged(e);
        }
    }

    private static void sheet(XMLStreamReader xml, SharedStrings strings, CellFormats formats, SheetRows rows)
            throws XMLStreamException, Refused {
        int column = -1;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("row")) {
                rows.endRow();
            }
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "row" -> {
                    column = -1;
                    rows.row(number(xml.getAttributeValue(null, "r")));
                }
                case "c" -> {
                    XmlElement cell = XmlElement.read(xml);
                    column = column(cell.attribute("r", ""), column + 1);
                    rows.cell(column, value(cell, strings, formats));
                }
                case "mergeCell" -> rows.merged(xml.getAttributeValue(null, "ref"));
                default -> {
                    // Widths, filters, drawings.
                }
            }
        }
    }

    private static int number(@org.jspecify.annotations.Nullable String text) {
        try {
            return text == null ? -1 : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** Column of a reference such as {@code AB12}, from 0. */
    static int column(String reference, int otherwise) {
        int column = 0;
        int letters = 0;
        for (; letters < reference.length() && letters < 4; letters++) {
            char c = reference.charAt(letters);
            if (c < 'A' || c > 'Z') {
                break;
            }
            column = column * 26 + (c - 'A' + 1);
        }
        return letters == 0 ? otherwise : column - 1;
    }

    private static String value(XmlElement cell, SharedStrings strings, CellFormats formats) {
        String type = cell.attribute("t", "n");
        Optional<String> value = cell.child("v").map(XmlElement::text);
        return switch (type) {
            case "s" -> value.map(strings::get).orElse("");
            case "inlineStr" -> cell.child("is").map(SharedStrings::text).orElse("");
            case "str" -> value.orElse("");
            case "b" -> value.map(v -> v.equals("1") ? "TRUE" : "FALSE").orElse("");
            case "e" -> "";
            default -> value.map(v -> formats.display(v, cell.number("s", 0))).orElse("");
        };
    }
}
