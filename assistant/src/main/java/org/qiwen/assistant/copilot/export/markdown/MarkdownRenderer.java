package org.qiwen.assistant.copilot.export.markdown;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.qiwen.assistant.copilot.export.Block;
import org.qiwen.assistant.copilot.export.Provenance;
import org.qiwen.assistant.copilot.export.Run;
import org.qiwen.assistant.copilot.export.Sheet;
import org.qiwen.assistant.copilot.export.SheetRenderer;
import org.qiwen.assistant.copilot.export.TableGrid;
import org.qiwen.assistant.copilot.export.Text;

/**
 * Writes a sheet as Markdown (UTF-8) with YAML front matter that holds the AI label. A cell over several columns or rows
 * stands in the first of them; lines to write on are rows of underscores.
 */
public final class MarkdownRenderer implements SheetRenderer {
    @Override
    public byte[] render(Sheet sheet) {
        Page page = new Page();
        page.open(sheet);
        sheet.blocks().forEach(block -> block.accept(page));
        return page.out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static final class Page implements Block.Visitor {
        private final StringBuilder out = new StringBuilder();

        private void open(Sheet sheet) {
            Provenance provenance = sheet.provenance();
            out.append("---\n")
                    .append(Provenance.PROPERTY)
                    .append(": ")
                    .append(provenance.json())
                    .append("\n---\n\n");
            out.append("# ").append(oneLine(Markup.escape(sheet.title()))).append("\n\n");
            if (!sheet.subtitle().isBlank()) {
                out.append(oneLine(Markup.escape(sheet.subtitle()))).append("\n\n");
            }
            out.append("> ").append(Markup.escape(provenance.label())).append("\n\n");
        }

        @Override
        public void heading(Block.Heading heading) {
            out.append("#".repeat(heading.level() + 1))
                    .append(' ')
                    .append(oneLine(text(heading.text())))
                    .append("\n\n");
        }

        @Override
        public void paragraph(Block.Paragraph paragraph) {
            String words = text(paragraph.text());
            switch (paragraph.tone()) {
                case BODY -> out.append(words);
                case NOTE -> out.append("> ").append(words.replace("\n", "\n> "));
                case LEAD ->
                    out.append("**")
                            .append(oneLine(text(plain(paragraph.text()))))
                            .append("**");
            }
            out.append("\n\n");
        }

        private static Text plain(Text text) {
            return Text.of(text.plain().strip());
        }

        @Override
        public void listing(Block.Listing listing) {
            int number = 1;
            for (Text item : listing.items()) {
                String mark = listing.numbered() ? number++ + ". " : "- ";
                out.append(mark)
                        .append(text(item).replace("\n", "\n" + " ".repeat(mark.length())))
                        .append('\n');
            }
            out.append('\n');
        }

        @Override
        public void table(Block.Table table) {
            int columns = table.widths().size();
            List<List<TableGrid.Slot>> rows = new TableGrid(table).rows();
            if (table.headers() == 0) {
                row(columns, List.of());
                rule(columns);
            }
            for (int r = 0; r < rows.size(); r++) {
                row(columns, rows.get(r));
                if (r == 0 && table.headers() > 0) {
                    rule(columns);
                }
            }
            out.append('\n');
        }

        private void row(int columns, List<TableGrid.Slot> slots) {
            String[] cells = new String[columns];
            java.util.Arrays.fill(cells, " ");
            for (TableGrid.Slot slot : slots) {
                Block.Cell cell = slot.cell();
                if (cell != null) {
                    cells[slot.column()] = " "
                            + cell.paragraphs().stream().map(Page::inCell).collect(Collectors.joining("<br>")) + " ";
                }
            }
            out.append('|').append(String.join("|", cells)).append("|\n");
        }

        private void rule(int columns) {
            out.append('|').append(" --- |".repeat(columns)).append('\n');
        }

        private static String inCell(Text text) {
            return text(text).replace("\n", "<br>");
        }

        @Override
        public void lines(Block.WritingLines lines) {
            out.append(("\\_".repeat(30) + "\n\n").repeat(lines.count()));
        }

        @Override
        public void box(Block.Box box) {
            if (!box.title().isBlank()) {
                out.append("**").append(oneLine(text(plain(box.title())))).append("**\n\n");
            }
            box.blocks().forEach(block -> block.accept(this));
        }

        @Override
        public void pageBreak() {
            out.append("---\n\n");
        }

        private static String text(Text text) {
            return text.runs().stream().map(Page::run).collect(Collectors.joining());
        }

        private static String run(Run run) {
            String words = Markup.escape(run.text());
            if (words.isBlank()) {
                return words;
            }
            return switch (run.style()) {
                case PLAIN, FORMULA -> words;
                case BOLD -> "<b>" + words + "</b>";
                case SUBSCRIPT -> "<sub>" + words + "</sub>";
                case SUPERSCRIPT -> "<sup>" + words + "</sup>";
                case UNSUPPORTED -> "<u>" + words + "</u>";
                case CONTRADICTED -> "<u><b>" + words + "</b></u>";
            };
        }

        private static String oneLine(String text) {
            return text.replace('\n', ' ');
        }
    }
}
