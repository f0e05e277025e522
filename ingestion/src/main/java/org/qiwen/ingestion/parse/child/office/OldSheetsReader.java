package org.qiwen.ingestion.parse.child.office;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.eventusermodel.FormatTrackingHSSFListener;
import org.apache.poi.hssf.eventusermodel.HSSFEventFactory;
import org.apache.poi.hssf.eventusermodel.HSSFListener;
import org.apache.poi.hssf.eventusermodel.HSSFRequest;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.FontRecord;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.MergeCellsRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.hssf.record.common.FormatRun;
import org.apache.poi.hssf.record.common.UnicodeString;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.jspecify.annotations.Nullable;
import org.qiwen.ingestion.parse.child.document.Draft;
import org.qiwen.ingestion.parse.child.document.Reader;
import org.qiwen.ingestion.parse.child.document.Refused;
import org.qiwen.ingestion.parse.child.document.Source;
import org.qiwen.ingestion.parse.child.math.Scripts;

/** XLS record by record, as {@link SheetsReader} reads XLSX; workbooks before Excel 97 and odd ones with Tika. */
public final class OldSheetsReader implements Reader {
    private final Reader otherwise = OldOfficeReader.binary();

    @Override
    public void read(Source source, Draft draft) throws Refused, IOException {
        try (POIFSFileSystem container = Ole.open(source)) {
            Sheets sheets = new Sheets(draft);
            FormatTrackingHSSFListener formats = new FormatTrackingHSSFListener(sheets, Locale.SIMPLIFIED_CHINESE);
            sheets.formats = formats;
            HSSFRequest request = new HSSFRequest();
            request.addListenerForAllRecords(formats);
            new HSSFEventFactory().processWorkbookEvents(request, container);
            sheets.conclude();
            Ole.attachSheets(container.getRoot(), draft);
        } catch (Stopped e) {
            throw e.refused;
        } catch (EncryptedDocumentException e) {
            throw new Refused(Refused.Why.ENCRYPTED, "needs a password", e);
        } catch (RuntimeException e) {
            draft.replace(List.of());
            otherwise.read(source, draft);
        }
        if (draft.isEmpty()) {
            otherwise.read(source, draft);
        }
    }

    /** Carries a refusal through POI. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Refused refused;

        Stopped(Refused refused) {
            super(refused);
            this.refused = refused;
        }
    }

    /** The sheets as their records come. */
    private static final class Sheets implements HSSFListener {
        private final Draft draft;
        private final List<BoundSheetRecord> bound = new ArrayList<>();
        private final List<FontRecord> fonts = new ArrayList<>();
        private @Nullable FormatTrackingHSSFListener formats;
        private @Nullable SSTRecord strings;
        private @Nullable SheetRows sheet;
        private @Nullable FormulaRecord pending;
        private final DataFormatter formatter = new DataFormatter(Locale.SIMPLIFIED_CHINESE);
        private boolean since1904;
        private int depth;
        private int index = -1;
        private int row = -1;
        private int hidden;

        Sheets(Draft draft) {
            this.draft = draft;
        }

        @Override
        public void processRecord(Record record) {
            try {
                take(record);
            } catch (Refused e) {
                throw new Stopped(e);
            }
        }

        private void take(Record record) throws Refused {
            if (record instanceof BOFRecord begin) {
                begin(begin);
            } else if (record instanceof EOFRecord) {
                end();
            } else if (record instanceof BoundSheetRecord each) {
                bound.add(each);
            } else if (record instanceof DateWindow1904Record window) {
                since1904 = window.getWindowing() == 1;
            } else if (record instanceof FontRecord font) {
                fonts.add(font);
            } else if (record instanceof SSTRecord table) {
                strings = table;
            } else if (record instanceof StringRecord text && pending != null) {
                cell(pending, text.getString());
            } else if (record instanceof MergeCellsRecord merged && sheet != null && depth == 1) {
                endRow();
                for (int i = 0; i < merged.getNumAreas(); i++) {
                    sheet.merged(merged.getAreaAt(i).formatAsString());
                }
            } else if (record instanceof CellValueRecordInterface cell && sheet != null && depth == 1) {
                value(record, cell);
            }
        }

        /** A chart inside a sheet begins and ends as a sheet does. */
        private void begin(BOFRecord begin) {
            depth++;
            if (depth > 1 || begin.getType() == BOFRecord.TYPE_WORKBOOK) {
                return;
            }
            List<BoundSheetRecord> ordered = List.of(BoundSheetRecord.orderByBofPosition(bound));
            index++;
            BoundSheetRecord declared = index < ordered.size() ? ordered.get(index) : null;
            boolean shown = declared == null || !declared.isHidden() && !declared.isVeryHidden();
            hidden += shown ? 0 : 1;
            boolean cells = begin.getType() == BOFRecord.TYPE_WORKSHEET;
            row = -1;
            sheet = shown && cells
                    ? new SheetRows(draft, declared == null ? "Sheet" + (index + 1) : declared.getSheetname())
                    : null;
        }

        private void end() throws Refused {
            depth = Math.max(0, depth - 1);
            if (depth == 0 && sheet != null) {
                endRow();
                sheet.finish();
                sheet = null;
            }
        }

        void conclude() throws Refused {
            end();
            if (hidden > 0) {
                draft.note(Draft.Remark.HIDDEN_LEFT_OUT, Integer.toString(hidden));
            }
        }

        private void endRow() {
            if (sheet != null) {
                sheet.endRow();
            }
            row = -1;
        }

        private void value(Record record, CellValueRecordInterface cell) throws Refused {
            pending = null;
            if (record instanceof LabelSSTRecord label && strings != null) {
                cell(cell, text(strings.getString(label.getSSTIndex())));
            } else if (record instanceof LabelRecord label) {
                cell(cell, label.getValue());
            } else if (record instanceof NumberRecord number) {
                cell(cell, number(cell, number.getValue()));
            } else if (record instanceof BoolErrRecord truth && truth.isBoolean()) {
                cell(cell, truth.getBooleanValue() ? "TRUE" : "FALSE");
            } else if (record instanceof FormulaRecord formula) {
                CellType type = formula.getCachedResultTypeEnum();
                if (type == CellType.STRING) {
                    pending = formula;
                } else if (type == CellType.NUMERIC) {
                    cell(cell, number(cell, formula.getValue()));
                } else if (type == CellType.BOOLEAN) {
                    cell(cell, formula.getCachedBooleanValue() ? "TRUE" : "FALSE");
                }
            }
        }

        private String number(CellValueRecordInterface cell, double value) {
            return formats == null
                    ? Double.toString(value)
                    : CellFormats.display(
                            formatter, value, formats.getFormatIndex(cell), formats.getFormatString(cell), since1904);
        }

        private void cell(CellValueRecordInterface place, @Nullable String text) throws Refused {
            if (sheet == null || text == null) {
                return;
            }
            if (place.getRow() != row) {
                sheet.endRow();
                row = place.getRow();
                sheet.row(row + 1);
            }
            sheet.cell(place.getColumn(), text.strip());
        }

        /** With raised and lowered characters, which are runs of another font. */
        private String text(UnicodeString string) {
            String plain = String.valueOf(string.getString());
            StringBuilder text = new StringBuilder();
            int from = 0;
            int font = -1;
            for (int i = 0; i < string.getFormatRunCount(); i++) {
                FormatRun run = string.getFormatRun(i);
                int to = Math.max(from, Math.min(plain.length(), run.getCharacterPos()));
                text.append(raised(plain.substring(from, to), font));
                from = to;
                font = run.getFontIndex();
            }
            return text.append(raised(plain.substring(from), font)).toString();
        }

        private String raised(String text, int font) {
            // There is no font of number 4: [MS-XLS] 2.5.129 counts past it.
            int at = font > 4 ? font - 1 : font;
            int kind = at < 0 || at >= fonts.size()
                    ? FontRecord.SS_NONE
                    : fonts.get(at).getSuperSubScript();
            return kind == FontRecord.SS_SUPER
                    ? Scripts.superscript(text)
                    : kind == FontRecord.SS_SUB ? Scripts.subscript(text) : text;
        }
    }
}
