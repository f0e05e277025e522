package org.qiwen.ingestion.parse.child.office;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.qiwen.ingestion.parse.child.document.XmlElement;

/** How a workbook displays its numbers; POI knows the format codes. */
final class CellFormats {
    private final DataFormatter formatter = new DataFormatter(Locale.SIMPLIFIED_CHINESE);
    private final Map<Integer, String> codes = new HashMap<>();
    private final List<Integer> cells = new ArrayList<>();
    private final boolean since1904;

    CellFormats(Optional<XmlElement> styles, boolean since1904) {
        this.since1904 = since1904;
        for (XmlElement format : children(styles, "numFmts")) {
            codes.put(format.number("numFmtId", 0), format.attribute("formatCode", "General"));
        }
        for (XmlElement cell : children(styles, "cellXfs")) {
            cells.add(cell.number("numFmtId", 0));
        }
    }

    private static List<XmlElement> children(Optional<XmlElement> styles, String name) {
        return styles.flatMap(s -> s.child(name)).map(XmlElement::children).orElse(List.of());
    }

    /** A number as a cell of that style shows it. */
    String display(String value, int style) {
        try {
            double number = Double.parseDouble(value);
            int index = style >= 0 && style < cells.size() ? cells.get(style) : 0;
            String code = codes.getOrDefault(index, BuiltinFormats.getBuiltinFormat(index));
            return formatter
                    .formatRawCellContents(number, index, code == null ? "General" : code, since1904)
                    .strip();
        } catch (RuntimeException e) {
            // A format code that POI does not know: the number as stored.
            return value;
        }
    }
}
