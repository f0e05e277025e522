package org.qiwen.ingestion.parse.child.office;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.jspecify.annotations.Nullable;
import org.qiwen.ingestion.parse.child.document.XmlElement;

/** How a workbook displays its numbers; POI knows the format codes. */
final class CellFormats {
    /** Marks of literal Chinese signs, which POI would show in dates. */
    private static final Pattern LITERAL =
            Pattern.compile("\\\\(?=[^\\x00-\\x7F])|\"(?=[^\\x00-\\x7F\"])|(?<=[^\\x00-\\x7F])\"");

    /** Digits as Chinese characters: left as digits, which can be searched. */
    private static final Pattern CHINESE_DIGITS = Pattern.compile("\\[DBNum\\d]");

    private static final Pattern CLOCK = Pattern.compile("(?i)(?<=[h\\]])[时小時]+(?=m)|(?<=m)分(?=s)");
    private static final Pattern CLOCK_END = Pattern.compile("(?i)(?<=m)分|(?<=s)秒");

    private static final String YEAR_MONTH = "yyyy\"年\"m\"月\"";
    private static final String MONTH_DAY = "m\"月\"d\"日\"";

    /** What a Chinese Excel shows for formats that its files name by index alone (ECMA-376 part 1, 18.8.30). */
    private static final Map<Integer, String> CHINESE = Map.ofEntries(
            Map.entry(27, YEAR_MONTH),
            Map.entry(28, MONTH_DAY),
            Map.entry(29, MONTH_DAY),
            Map.entry(30, "m-d-yy"),
            Map.entry(31, "yyyy\"年\"m\"月\"d\"日\""),
            Map.entry(32, "h\"时\"mm\"分\""),
            Map.entry(33, "h\"时\"mm\"分\"ss\"秒\""),
            Map.entry(34, "h\"时\"mm\"分\""),
            Map.entry(35, "h\"时\"mm\"分\"ss\"秒\""),
            Map.entry(36, YEAR_MONTH),
            Map.entry(50, YEAR_MONTH),
            Map.entry(51, MONTH_DAY),
            Map.entry(52, YEAR_MONTH),
            Map.entry(53, MONTH_DAY),
            Map.entry(54, MONTH_DAY),
            Map.entry(55, "h\"时\"mm\"分\""),
            Map.entry(56, "h\"时\"mm\"分\"ss\"秒\""),
            Map.entry(57, YEAR_MONTH),
            Map.entry(58, MONTH_DAY));

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
            return display(formatter, number, index, codes.get(index), since1904);
        } catch (NumberFormatException e) {
            return value;
        }
    }

    /**
     * A number as a cell of that format shows it.
     *
     * @param code null for a format that every program knows by its index
     */
    static String display(DataFormatter formatter, double number, int index, @Nullable String code, boolean since1904) {
        String known = CHINESE.getOrDefault(index, BuiltinFormats.getBuiltinFormat(index));
        String used = code != null && !code.startsWith("reserved") ? code : known == null ? "General" : known;
        try {
            return formatter
                    .formatRawCellContents(number, index, readable(used), since1904)
                    .strip();
        } catch (RuntimeException e) {
            // A format code that POI does not know: the number as stored.
            return Double.toString(number);
        }
    }

    /** A format code in the dialect that POI knows. */
    private static String readable(String code) {
        String plain =
                LITERAL.matcher(CHINESE_DIGITS.matcher(code).replaceAll("")).replaceAll("");
        String clock = CLOCK_END.matcher(CLOCK.matcher(plain).replaceAll(":")).replaceAll("");
        return clock.replace("上午/下午", "AM/PM").replaceAll("a{4}", "dddd").replaceAll("a{3}", "ddd");
    }
}
