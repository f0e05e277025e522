package org.qiwen.assistant.copilot.export.docx;

import java.math.BigInteger;
import java.util.List;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTBorder;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTHeight;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTbl;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblBorders;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblCellMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblWidth;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTc;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTcPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTrPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STBorder;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STHeightRule;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STJcTable;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STMerge;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STShd;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblWidth;
import org.qiwen.assistant.copilot.export.Block;
import org.qiwen.assistant.copilot.export.TableGrid;
import org.qiwen.assistant.copilot.export.Text;

/** Tables of fixed widths whose header comes again on every page. Lengths in twentieths of a point. */
final class DocxTable {
    static final int FRAME_MARGIN = 170;

    private static final int CELL_MARGIN = 85;
    private static final int WRITING_LINE = 480;
    private static final String LINE = "8A94A0";
    private static final String HEAD = "F4F0E7";

    private DocxTable() {}

    static void add(XWPFDocument document, Block.Table table) {
        int[] widths = widths(table.widths());
        CTTbl tbl = empty(document, widths, CELL_MARGIN);
        List<List<TableGrid.Slot>> rows = new TableGrid(table).rows();
        for (int r = 0; r < rows.size(); r++) {
            boolean header = r < table.headers();
            CTRow row = tbl.addNewTr();
            CTTrPr properties = row.addNewTrPr();
            if (fitsAPage(rows.get(r), widths)) {
                properties.addNewCantSplit();
            }
            height(properties, rows.get(r));
            if (header) {
                properties.addNewTblHeader();
            }
            for (TableGrid.Slot slot : rows.get(r)) {
                cell(document, row.addNewTc(), slot, width(widths, slot), header);
            }
        }
    }

    /** A frame of one cell, still without a paragraph. */
    static CTTc frame(XWPFDocument document) {
        CTTbl tbl = empty(document, new int[] {PageFrame.TEXT_WIDTH}, FRAME_MARGIN);
        CTTc cell = tbl.addNewTr().addNewTc();
        cellWidth(cell.addNewTcPr(), PageFrame.TEXT_WIDTH);
        return cell;
    }

    private static void cell(XWPFDocument document, CTTc tc, TableGrid.Slot slot, int width, boolean header) {
        CTTcPr properties = tc.addNewTcPr();
        cellWidth(properties, width);
        if (slot.across() > 1) {
            properties.addNewGridSpan().setVal(BigInteger.valueOf(slot.across()));
        }
        Block.Cell cell = slot.cell();
        if (cell == null) {
            properties.addNewVMerge().setVal(STMerge.CONTINUE);
        } else if (slot.down() > 1) {
            properties.addNewVMerge().setVal(STMerge.RESTART);
        }
        if (header) {
            var shade = properties.addNewShd();
            shade.setVal(STShd.CLEAR);
            shade.setColor("auto");
            shade.setFill(HEAD);
        }
        if (cell != null) {
            for (Text text : cell.paragraphs()) {
                XWPFParagraph paragraph = new XWPFParagraph(tc.addNewP(), document);
                paragraph.setStyle(header ? "TableHead" : "TableText");
                Runs.add(paragraph, text);
            }
        }
        if (tc.sizeOfPArray() == 0) {
            new XWPFParagraph(tc.addNewP(), document).setStyle("TableText");
        }
    }

    private static CTTbl empty(XWPFDocument document, int[] widths, int margin) {
        CTTbl tbl = document.getDocument().getBody().addNewTbl();
        CTTblPr properties = tbl.addNewTblPr();
        CTTblWidth whole = properties.addNewTblW();
        whole.setW(BigInteger.valueOf(PageFrame.TEXT_WIDTH));
        whole.setType(STTblWidth.DXA);
        properties.addNewJc().setVal(STJcTable.CENTER);
        borders(properties.addNewTblBorders());
        properties.addNewTblLayout().setType(STTblLayoutType.FIXED);
        CTTblCellMar margins = properties.addNewTblCellMar();
        margin(margins.addNewTop(), margin / 2);
        margin(margins.addNewLeft(), margin);
        margin(margins.addNewBottom(), margin / 2);
        margin(margins.addNewRight(), margin);
        CTTblGrid grid = tbl.addNewTblGrid();
        for (int width : widths) {
            grid.addNewGridCol().setW(BigInteger.valueOf(width));
        }
        return tbl;
    }

    private static void borders(CTTblBorders borders) {
        line(borders.addNewTop());
        line(borders.addNewLeft());
        line(borders.addNewBottom());
        line(borders.addNewRight());
        line(borders.addNewInsideH());
        line(borders.addNewInsideV());
    }

    private static void line(CTBorder border) {
        border.setVal(STBorder.SINGLE);
        border.setSz(BigInteger.valueOf(4));
        border.setSpace(BigInteger.ZERO);
        border.setColor(LINE);
    }

    private static void margin(CTTblWidth margin, int value) {
        margin.setW(BigInteger.valueOf(value));
        margin.setType(STTblWidth.DXA);
    }

    private static void cellWidth(CTTcPr properties, int width) {
        CTTblWidth cell = properties.addNewTcW();
        cell.setW(BigInteger.valueOf(width));
        cell.setType(STTblWidth.DXA);
    }

    private static void height(CTTrPr properties, List<TableGrid.Slot> slots) {
        int lines = 0;
        for (TableGrid.Slot slot : slots) {
            Block.Cell cell = slot.cell();
            if (cell != null) {
                lines = Math.max(
                        lines,
                        cell.lines() == 0 ? 0 : cell.lines() + cell.paragraphs().size());
            }
        }
        if (lines > 0) {
            CTHeight height = properties.addNewTrHeight();
            height.setVal(BigInteger.valueOf((long) lines * WRITING_LINE));
            height.setHRule(STHeightRule.AT_LEAST);
        }
    }

    /** Rows that may be higher than a quarter of a page are allowed to break; 210 twentieths of a point is 五号's em. */
    private static boolean fitsAPage(List<TableGrid.Slot> slots, int[] widths) {
        for (TableGrid.Slot slot : slots) {
            Block.Cell cell = slot.cell();
            if (cell != null) {
                int ems = Math.max(1, (width(widths, slot) - 2 * CELL_MARGIN) / 210);
                int lines = cell.lines();
                for (Text paragraph : cell.paragraphs()) {
                    lines += 1 + paragraph.plain().length() / ems;
                }
                if (lines > 11) {
                    return false;
                }
            }
        }
        return true;
    }

    private static int width(int[] widths, TableGrid.Slot slot) {
        int sum = 0;
        for (int i = 0; i < slot.across(); i++) {
            sum += widths[slot.column() + i];
        }
        return sum;
    }

    private static int[] widths(List<Integer> shares) {
        long sum = shares.stream().mapToLong(Integer::longValue).sum();
        return shares.stream()
                .mapToInt(share -> (int) (PageFrame.TEXT_WIDTH * (long) share / sum))
                .toArray();
    }
}
