package org.qiwen.ingestion.parse.child.office;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.qiwen.ingestion.parse.child.archive.ZipPackage;
import org.qiwen.ingestion.parse.child.document.Draft;
import org.qiwen.ingestion.parse.child.document.Refused;
import org.qiwen.ingestion.parse.child.document.SafeXml;
import org.qiwen.ingestion.parse.child.document.Source;
import org.qiwen.ingestion.parse.child.document.XmlElement;

/** The parts of an Office Open XML file and how they point at each other (ECMA-376 part 2). */
final class OfficePackage implements AutoCloseable {
    /** Most pointers of one part that are looked at. */
    private static final int MAX_RELATIONS = 20_000;

    private final ZipPackage zip;

    /** A pointer to another part; {@code target} is a path in the package. External targets are never kept. */
    record Relation(String type, String target) {}

    private OfficePackage(ZipPackage zip) {
        this.zip = zip;
    }

    static OfficePackage open(Source source) throws IOException, Refused {
        return new OfficePackage(ZipPackage.open(source));
    }

    boolean has(String part) {
        return zip.has(part);
    }

    InputStream stream(String part) throws IOException, Refused {
        return zip.open(part);
    }

    List<String> names() {
        return zip.names();
    }

    /** Gives the files of a folder to the draft as attachments. */
    void attach(String folder, Draft draft) throws IOException {
        for (String name : names().stream().sorted().toList()) {
            if (name.startsWith(folder) && !name.endsWith("/")) {
                draft.attach(name.substring(folder.length()), () -> stream(name));
            }
        }
    }

    /** A part as a tree; empty when there is no such part. */
    Optional<XmlElement> tree(@Nullable String part) throws IOException, Refused, XMLStreamException {
        if (part == null || !zip.has(part)) {
            return Optional.empty();
        }
        try (InputStream in = zip.open(part)) {
            return Optional.of(SafeXml.tree(in));
        }
    }

    /** A part to be read step by step; closing the stream is the caller's. */
    static XMLStreamReader reader(InputStream in) throws XMLStreamException {
        return SafeXml.reader(in);
    }

    /** The part that the package is about. */
    String main(String usual) throws IOException, Refused, XMLStreamException {
        for (Relation relation : relations("").values()) {
            if (relation.type().equals("officeDocument") && zip.has(relation.target())) {
                return relation.target();
            }
        }
        if (zip.has(usual)) {
            return usual;
        }
        throw new Refused(Refused.Why.DAMAGED, "lacks its main part");
    }

    /** The pointers of a part by id. */
    Map<String, Relation> relations(String part) throws IOException, Refused, XMLStreamException {
        int slash = part.lastIndexOf('/');
        String folder = part.substring(0, slash + 1);
        String relations = folder + "_rels/" + part.substring(slash + 1) + ".rels";
        Map<String, Relation> found = new LinkedHashMap<>();
        Optional<XmlElement> tree = tree(relations);
        if (tree.isEmpty()) {
            return found;
        }
        for (XmlElement each : tree.get().children()) {
            String target = each.attribute("Target");
            boolean external = each.attribute("TargetMode", "").equalsIgnoreCase("External");
            if (target != null && !external && found.size() < MAX_RELATIONS) {
                String type = each.attribute("Type", "");
                found.put(
                        each.attribute("Id", ""),
                        new Relation(type.substring(type.lastIndexOf('/') + 1), resolve(folder, target)));
            }
        }
        return found;
    }

    /** The first target of a type. */
    Optional<String> related(String part, String type) throws IOException, Refused, XMLStreamException {
        return relations(part).values().stream()
                .filter(relation -> relation.type().equals(type))
                .map(Relation::target)
                .findFirst();
    }

    static String resolve(String folder, String target) {
        List<String> steps = new ArrayList<>();
        String path = target.startsWith("/") ? target : folder + target;
        for (String step : path.replace('\\', '/').split("/")) {
            if (step.equals("..")) {
                if (!steps.isEmpty()) {
                    steps.remove(steps.size() - 1);
                }
            } else if (!step.isEmpty() && !step.equals(".")) {
                steps.add(step);
            }
        }
        return String.join("/", steps);
    }

    /** Title in the package's properties, or null. */
    @Nullable
    String title() throws IOException, Refused {
        try {
            Optional<String> properties = related("", "core-properties");
            return tree(properties.orElse("docProps/core.xml"))
                    .flatMap(core -> core.child("title"))
                    .map(XmlElement::text)
                    .orElse(null);
        } catch (XMLStreamException e) {
            // The properties are broken; the text may not be.
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
