package org.qiwen.assistant.copilot.export.pptx;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.apache.poi.sl.usermodel.AutoNumberingScheme;
import org.apache.poi.sl.usermodel.Placeholder;
import org.apache.poi.sl.usermodel.ShapeType;
import org.apache.poi.sl.usermodel.TextParagraph;
import org.apache.poi.sl.usermodel.VerticalAlignment;
import org.apache.poi.xslf.usermodel.SlideLayout;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFAutoShape;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTextBox;
import org.apache.poi.xslf.usermodel.XSLFTextParagraph;
import org.apache.poi.xslf.usermodel.XSLFTextShape;
import org.openxmlformats.schemas.drawingml.x2006.main.CTTextField;
import org.qiwen.assistant.copilot.export.Provenance;
import org.qiwen.assistant.copilot.export.Slide;
import org.qiwen.assistant.copilot.export.Text;

/** Paints slides one after the other. Lengths in points from the upper left corner. */
final class Painter implements Slide.Visitor {
    private static final double LEFT = 60;
    private static final double TEXT_WIDTH = PptxRenderer.WIDTH - 2 * LEFT;
    private static final double TOP = 126;
    private static final double TEXT_HEIGHT = 362;
    private static final double BULLET = 34;
    private static final double GAP = 14;

    /** What the last row of a classroom reads, by common advice for projected text; tables may be a little smaller. */
    private static final double SMALLEST = 20;

    private final XMLSlideShow show;
    private final Provenance provenance;

    Painter(XMLSlideShow show, Provenance provenance) {
        this.show = show;
        this.provenance = provenance;
    }

    @Override
    public void cover(Slide.Cover cover) {
        XSLFSlide slide = slide(cover.title(), cover.notes(), 150, 130, 40, VerticalAlignment.BOTTOM);
        bar(slide, LEFT, 300, 64);
        Text subtitle = Text.of(cover.subtitle());
        Paging.Page page =
                Paging.of(List.of(subtitle), TEXT_WIDTH, 90, 0, 22, 12).get(0);
        write(slide, page.items().get(0), LEFT, 322, TEXT_WIDTH, 90, page.size(), Ink.SOFT, false);
        write(slide, Text.of(provenance.label()), LEFT, 424, TEXT_WIDTH, 26, 16, Ink.SOFT, false);
    }

    @Override
    public void statement(Slide.Statement statement) {
        boolean alone = statement.below().isBlank();
        double height = alone ? TEXT_HEIGHT - 40 : 230;
        List<Paging.Page> pages = Paging.of(List.of(statement.sentence()), TEXT_WIDTH, height, 0, 44, 24);
        for (Paging.Page page : pages) {
            XSLFSlide slide = titled(statement.title(), statement.notes());
            XSLFTextBox box =
                    write(slide, page.items().get(0), LEFT, TOP, TEXT_WIDTH, height, page.size(), Ink.INK, true);
            box.setVerticalAlignment(VerticalAlignment.MIDDLE);
        }
        if (!alone) {
            List<Paging.Page> below = Paging.of(List.of(statement.below()), TEXT_WIDTH, 120, 0, 24, SMALLEST);
            XSLFSlide slide = show.getSlides().get(show.getSlides().size() - 1);
            for (int i = 0; i < below.size(); i++) {
                if (i > 0) {
                    slide = titled(statement.title(), "");
                }
                Paging.Page page = below.get(i);
                write(slide, page.items().get(0), LEFT, TOP + 242, TEXT_WIDTH, 120, page.size(), Ink.SOFT, false);
            }
        }
    }

    @Override
    public void points(Slide.Points points) {
        double width = TEXT_WIDTH - BULLET;
        for (Paging.Page page : Paging.of(points.points(), width, TEXT_HEIGHT, GAP, 28, SMALLEST)) {
            XSLFSlide slide = titled(points.title(), points.notes());
            XSLFTextBox box = slide.createTextBox();
            Ink.place(box, LEFT, TOP, TEXT_WIDTH, TEXT_HEIGHT);
            int number = page.first();
            for (Text item : page.items()) {
                XSLFTextParagraph paragraph = box.addNewTextParagraph();
                paragraph.setLeftMargin(BULLET);
                paragraph.setIndent(-BULLET);
                paragraph.setSpaceAfter(-GAP);
                if (points.numbered()) {
                    paragraph.setBulletAutoNumber(AutoNumberingScheme.arabicPeriod, number++);
                } else {
                    paragraph.setBullet(true);
                    paragraph.setBulletCharacter("•");
                }
                paragraph.setBulletFontColor(Ink.ACCENT);
                Ink.write(paragraph, item, page.size(), Ink.INK, false);
            }
        }
    }

    @Override
    public void grid(Slide.Grid grid) {
        for (TablePages.Page page : TablePages.of(grid.table(), TEXT_WIDTH, TEXT_HEIGHT)) {
            XSLFSlide slide = titled(grid.title(), grid.notes());
            page.paint(slide, LEFT, TOP);
        }
    }

    private XSLFSlide titled(String title, String notes) {
        XSLFSlide slide = slide(title, notes, 34, 70, 30, VerticalAlignment.MIDDLE);
        bar(slide, LEFT, 108, 44);
        return slide;
    }

    private XSLFSlide slide(
            String title, String notes, double y, double height, double size, VerticalAlignment alignment) {
        XSLFSlide slide = show.createSlide(show.getSlideMasters().get(0).getLayout(SlideLayout.TITLE_ONLY));
        slide.getBackground().setFillColor(Ink.PAPER);
        XSLFTextShape shape = slide.getPlaceholder(0);
        Paging.Page page = Paging.of(List.of(Text.of(title.replace('\n', ' '))), TEXT_WIDTH, height, 0, size, 12)
                .get(0);
        Ink.place(shape, LEFT, y, TEXT_WIDTH, height);
        shape.setVerticalAlignment(alignment);
        XSLFTextParagraph paragraph = shape.addNewTextParagraph();
        paragraph.setTextAlign(TextParagraph.TextAlign.LEFT);
        Ink.write(paragraph, page.items().get(0), page.size(), Ink.INK, true);
        foot(slide);
        if (!notes.isBlank()) {
            notes(slide, notes);
        }
        return slide;
    }

    private void notes(XSLFSlide slide, String notes) {
        for (XSLFTextShape shape : show.getNotesSlide(slide).getPlaceholders()) {
            if (shape.getTextType() == Placeholder.BODY) {
                shape.setText(notes);
            }
        }
    }

    private void foot(XSLFSlide slide) {
        write(slide, Text.of(provenance.label()), LEFT, 506, TEXT_WIDTH - 60, 18, 11, Ink.SOFT, false);
        XSLFTextBox box = slide.createTextBox();
        Ink.place(box, PptxRenderer.WIDTH - LEFT - 50, 506, 50, 18);
        XSLFTextParagraph paragraph = box.addNewTextParagraph();
        paragraph.setTextAlign(TextParagraph.TextAlign.RIGHT);
        CTTextField number = paragraph.getXmlObject().addNewFld();
        number.setId("{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}");
        number.setType("slidenum");
        number.addNewRPr().setSz(1100);
        number.setT(String.valueOf(show.getSlides().size()));
    }

    private static void bar(XSLFSlide slide, double x, double y, double width) {
        XSLFAutoShape bar = slide.createAutoShape();
        bar.setShapeType(ShapeType.RECT);
        bar.setAnchor(new Rectangle2D.Double(x, y, width, 3));
        bar.setFillColor(Ink.ACCENT);
        bar.setLineColor(null);
    }

    private static XSLFTextBox write(
            XSLFSlide slide,
            Text text,
            double x,
            double y,
            double width,
            double height,
            double size,
            Color color,
            boolean bold) {
        XSLFTextBox box = slide.createTextBox();
        Ink.place(box, x, y, width, height);
        Ink.write(box.addNewTextParagraph(), text, size, color, bold);
        return box;
    }
}
