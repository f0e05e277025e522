package org.qiwen.ingestion.parse;

import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/** Turns a Markdown tree into blocks of plain text. */
final class MarkdownBlocks extends AbstractVisitor {
    private final BlockWriter writer;
    private String marker = "";

    MarkdownBlocks(BlockWriter writer) {
        this.writer = writer;
    }

    @Override
    public void visit(Heading heading) {
        writer.add(Block.Type.HEADING, heading.getLevel(), inline(heading), null);
    }

    @Override
    public void visit(Paragraph paragraph) {
        String text = inline(paragraph);
        boolean displayed = text.startsWith("$$") && text.endsWith("$$");
        if (paragraph.getParent() instanceof ListItem) {
            writer.add(Block.Type.LIST_ITEM, 0, marker + text, null);
            marker = "";
        } else {
            writer.add(displayed ? Block.Type.VERBATIM : Block.Type.PARAGRAPH, 0, text, null);
        }
    }

    @Override
    public void visit(BulletList list) {
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            marker = "- ";
            visitChildren(item);
        }
        marker = "";
    }

    @Override
    public void visit(OrderedList list) {
        Integer first = list.getMarkerStartNumber();
        int number = first == null ? 1 : first;
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            marker = number++ + ". ";
            visitChildren(item);
        }
        marker = "";
    }

    @Override
    public void visit(FencedCodeBlock code) {
        writer.add(Block.Type.VERBATIM, 0, code.getLiteral(), null);
    }

    @Override
    public void visit(IndentedCodeBlock code) {
        writer.add(Block.Type.VERBATIM, 0, code.getLiteral(), null);
    }

    @Override
    public void visit(HtmlBlock html) {
        String text = html.getLiteral()
                .replaceAll("(?s)<!--.*?-->", " ")
                .replaceAll("(?is)<(script|style)\\b.*?</\\1>", " ")
                .replaceAll("<[^>]*>", " ");
        writer.add(Block.Type.PARAGRAPH, 0, Lines.join(text), null);
    }

    @Override
    public void visit(CustomBlock block) {
        if (block instanceof TableBlock) {
            StringBuilder rows = new StringBuilder();
            appendRows(block, rows);
            writer.add(Block.Type.TABLE, 0, rows.toString(), null);
        } else {
            visitChildren(block);
        }
    }

    private void appendRows(Node node, StringBuilder rows) {
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            if (child instanceof TableRow) {
                rows.append(rows.length() == 0 ? "" : "\n").append(cells(child));
            } else {
                appendRows(child, rows);
            }
        }
    }

    private String cells(Node row) {
        StringBuilder cells = new StringBuilder();
        for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
            if (cell instanceof TableCell) {
                cells.append(cells.length() == 0 ? "" : " | ").append(inline(cell));
            }
        }
        return cells.toString();
    }

    private static String inline(Node node) {
        Inline inline = new Inline();
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            child.accept(inline);
        }
        return inline.lines();
    }

    /** Collects the words of a block, formulas as written; hard line breaks stay. */
    private static final class Inline extends AbstractVisitor {
        private final StringBuilder text = new StringBuilder();
        private final StringBuilder line = new StringBuilder();

        String lines() {
            endLine();
            return text.toString();
        }

        private void endLine() {
            String joined = Lines.join(line.toString());
            line.setLength(0);
            if (!joined.isEmpty()) {
                text.append(text.length() == 0 ? "" : "\n").append(joined);
            }
        }

        @Override
        public void visit(Text node) {
            line.append(node.getLiteral());
        }

        @Override
        public void visit(Code code) {
            line.append(code.getLiteral());
        }

        @Override
        public void visit(SoftLineBreak node) {
            line.append('\n');
        }

        @Override
        public void visit(HardLineBreak node) {
            endLine();
        }

        @Override
        public void visit(CustomNode node) {
            if (node instanceof Formula formula) {
                line.append(formula.literal().replaceAll("\\s*\\R\\s*", " "));
            } else {
                visitChildren(node);
            }
        }
    }
}
