package org.qiwen.ingestion.parse.child.office;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.qiwen.ingestion.parse.child.document.Draft;
import org.qiwen.ingestion.parse.child.document.Lines;
import org.qiwen.ingestion.parse.child.document.Reader;
import org.qiwen.ingestion.parse.child.document.Refused;
import org.qiwen.ingestion.parse.child.document.Source;
import org.qiwen.ingestion.parse.child.document.TableRows;
import org.qiwen.ingestion.parse.child.document.XmlElement;

/** PPTX: the slides in their order, each with its number; titles are headings; notes are marked as such. */
public final class SlidesReader implements Reader {
    private static final Set<String> TITLES = Set.of("title", "ctrTitle");

    /** Date, footer and slide number: the same on every slide. */
    private static final Set<String> FURNITURE = Set.of("dt", "ftr", "sldNum", "hdr", "sldImg");

    private static final int MAX_DEPTH = 20;

    @Override
    public void read(Source source, Draft draft) throws Refused, IOException {
        try (OfficePackage office = OfficePackage.open(source)) {
            String main = office.main("ppt/presentation.xml");
            draft.title(office.title());
            draft.headingsAreMarked();
            Map<String, OfficePackage.Relation> relations = office.relations(main);
            XmlElement presentation =
                    office.tree(main).orElseThrow(() -> new Refused(Refused.Why.DAMAGED, "lacks its main part"));
            int number = 0;
            int broken = 0;
            for (XmlElement slide :
                    presentation.child("sldIdLst").map(XmlElement::children).orElse(List.of())) {
                OfficePackage.Relation relation = relations.get(slide.attribute("r:id", ""));
                number++;
                if (relation != null) {
                    broken += slide(office, relation.target(), number, draft) ? 0 : 1;
                }
            }
            if (broken > 0) {
                draft.note(Draft.Remark.PARTLY_DAMAGED, broken + " slides");
            }
            office.attach("ppt/embeddings/", draft);
        } catch (XMLStreamException e) {
            throw Refused.damaged(e);
        }
    }

    /** False when the slide is damaged and was left out. */
    private static boolean slide(OfficePackage office, String part, int number, Draft draft)
            throws IOException, Refused {
        try {
            Optional<XmlElement> slide = office.tree(part);
            Optional<XmlElement> tree = slide.flatMap(s -> s.at("cSld", "spTree"));
            if (tree.isEmpty()) {
                return slide.isPresent();
            }
            List<XmlElement> shapes = new ArrayList<>();
            collect(tree.get(), shapes, 0);
            shapes.sort((a, b) -> Boolean.compare(!isTitle(a), !isTitle(b)));
            for (XmlElement shape : shapes) {
                shape(shape, number, draft);
            }
            diagrams(office, part, number, draft);
            notes(office, part, number, draft);
            return true;
        } catch (XMLStreamException e) {
            return false;
        }
    }

    private static void collect(XmlElement parent, List<XmlElement> shapes, int depth) {
        for (XmlElement child : parent.children()) {
            switch (child.name()) {
                case "sp", "graphicFrame", "cxnSp" -> shapes.add(child);
                case "grpSp" -> {
                    if (depth < MAX_DEPTH) {
                        collect(child, shapes, depth + 1);
                    }
                }
                case "AlternateContent" ->
                    child.child("Choice")
                            .or(() -> child.child("Fallback"))
                            .ifPresent(choice -> collect(choice, shapes, depth + 1));
                default -> {
                    // Pictures and properties.
                }
            }
        }
    }

    private static String placeholder(XmlElement shape) {
        return shape.at("nvSpPr", "nvPr", "ph")
                .map(ph -> ph.attribute("type", "body"))
                .orElse("");
    }

    private static boolean isTitle(XmlElement shape) {
        return TITLES.contains(placeholder(shape));
    }

    private static void shape(XmlElement shape, int slide, Draft draft) throws Refused {
        String placeholder = placeholder(shape);
        if (FURNITURE.contains(placeholder)) {
            return;
        }
        if (shape.is("graphicFrame")) {
            for (XmlElement table : shape.all("tbl")) {
                table(table, slide, draft);
            }
            return;
        }
        Optional<XmlElement> body = shape.child("txBody");
        if (body.isEmpty()) {
            return;
        }
        if (TITLES.contains(placeholder)) {
            StringBuilder title = new StringBuilder();
            for (XmlElement paragraph : body.get().children()) {
                if (paragraph.is("p")) {
                    title.append(SlideText.of(paragraph)).append('\n');
                }
            }
            draft.heading(placeholder.equals("ctrTitle") ? 1 : 2, Lines.join(title.toString()), slide);
            return;
        }
        boolean outline = placeholder.equals("body") || placeholder.equals("obj");
        int[] items = new int[10];
        for (XmlElement paragraph : body.get().children()) {
            String text = paragraph.is("p") ? SlideText.of(paragraph) : "";
            if (!text.isEmpty()) {
                String label = SlideText.label(paragraph, items);
                boolean item = outline || !label.isEmpty();
                draft.add(item ? Draft.Kind.LIST_ITEM : Draft.Kind.PARAGRAPH, 0, label + text, slide);
            }
        }
    }

    private static void table(XmlElement table, int slide, Draft draft) throws Refused {
        TableRows rows = new TableRows();
        for (XmlElement row : table.children()) {
            if (!row.is("tr")) {
                continue;
            }
            for (XmlElement cell : row.children()) {
                if (!cell.is("tc") || cell.attribute("hMerge", "0").matches("1|true")) {
                    continue;
                }
                int columns = cell.number("gridSpan", 1);
                if (cell.attribute("vMerge", "0").matches("1|true")) {
                    rows.continued(columns);
                } else {
                    StringBuilder text = new StringBuilder();
                    for (XmlElement paragraph : cell.all("p")) {
                        text.append(text.isEmpty() ? "" : " ").append(SlideText.of(paragraph));
                    }
                    rows.starting(text.toString(), columns);
                }
            }
            rows.endRow();
        }
        draft.add(Draft.Kind.TABLE, 0, rows.text(), slide);
    }

    private static void diagrams(OfficePackage office, String part, int slide, Draft draft)
            throws IOException, Refused, XMLStreamException {
        for (OfficePackage.Relation relation : office.relations(part).values()) {
            if (relation.type().equals("diagramData")) {
                for (XmlElement point : office.tree(relation.target())
                        .map(data -> data.all("pt"))
                        .orElse(List.of())) {
                    for (XmlElement paragraph : point.all("p")) {
                        draft.add(Draft.Kind.LIST_ITEM, 0, SlideText.of(paragraph), slide);
                    }
                }
            }
        }
    }

    private static void notes(OfficePackage office, String part, int slide, Draft draft)
            throws IOException, Refused, XMLStreamException {
        Optional<XmlElement> notes =
                office.tree(office.related(part, "notesSlide").orElse(null));
        List<XmlElement> shapes = new ArrayList<>();
        notes.flatMap(n -> n.at("cSld", "spTree")).ifPresent(tree -> collect(tree, shapes, 0));
        StringBuilder text = new StringBuilder();
        for (XmlElement shape : shapes) {
            if (FURNITURE.contains(placeholder(shape))) {
                continue;
            }
            for (XmlElement paragraph : shape.all("p")) {
                text.append(SlideText.of(paragraph)).append('\n');
            }
        }
        String spoken = text.toString().strip().replaceAll("\n+", "\n");
        if (!spoken.isEmpty()) {
            draft.paragraph(SpeakerNotes.marked(spoken), slide);
        }
    }
}
