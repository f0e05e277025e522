package org.qiwen.ingestion.parse.child.text;

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
import org.qiwen.ingestion.parse.child.document.Draft;
import org.qiwen.ingestion.parse.child.document.Lines;
import org.qiwen.ingestion.parse.child.document.Refused;

/** Turns a Markdown tree into blocks of plain text. */
final class MarkdownBlocks extends AbstractVisitor {
    private final Draft draft;
    private String marker = "";

    MarkdownBlocks(Draft draft) {
        this.draft = draft;
    }

    /** Carries a refusal out of the visitor, whose methods may throw none. */
    static final class Full extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Full(Refused refused) {
            super(refused);
        }
    }

    private void add(Draft.Kind kind, int level, String text) {
        try {
            draft.add(kind, level, text, 0);
        } catch (Refused e) {
            throw new Full(e);
        }
    }

    @Override
    public void visit(Heading heading) {
        add(Draft.Kind.HEADING, heading.getLevel(), inline(heading));
    }

    @Override
    public void visit(Paragraph paragraph) {
        String text = inline(paragraph);
        boolean displayed = text.startsWith("$$") && text.endsWith("$$");
        if (paragraph.getParent() instanceof ListItem) {
            add(Draft.Kind.LIST_ITEM, 0, marker + text);
            marker = "";
        } else {
            add(displayed ? Draft.Kind.VERBATIM : Draft.Kind.PARAGRAPH, 0, text);
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
        add(Draft.Kind.VERBATIM, 0, code.getLiteral());
    }

    @Override
    public void visit(IndentedCodeBlock code) {
        add(Draft.Kind.VERBATIM, 0, code.getLiteral());
    }

    @Override
    public void visit(HtmlBlock html) {
        String text = html.getLiteral()
                .replaceAll("(?s)<!--.*?-->", " ")
                .replaceAll("(?is)<(script|style)\\b.*?</\\1>", " ")
                .replaceAll("<[^>]*>", " ");
        add(Draft.Kind.PARAGRAPH, 0, Lines.join(text));
    }

    @Override
    public void visit(CustomBlock block) {
        if (block instanceof TableBlock) {
            StringBuilder rows = new StringBuilder();
            appendRows(block, rows);
            add(Draft.Kind.TABLE, 0, rows.toString());
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
