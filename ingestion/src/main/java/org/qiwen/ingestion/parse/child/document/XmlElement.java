package org.qiwen.ingestion.parse.child.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * A piece of an XML document in memory, such as one paragraph or one table. Names are without prefix, except that attributes
 * of the relationships namespace are found under {@code r:…}.
 */
public final class XmlElement {
    /** Nodes of one piece: a table of 50,000 cells. Our choice; larger ones end as too large. */
    private static final int MAX_NODES = 2_000_000;

    /** Name of the children that stand for text after another child. */
    public static final String TEXT = "#text";

    private final String name;
    private final Map<String, String> attributes = new HashMap<>(4);
    private final List<XmlElement> children = new ArrayList<>(2);
    private final StringBuilder text = new StringBuilder(0);

    private XmlElement(String name) {
        this.name = name;
    }

    /** Reads the element at which the reader stands, up to its end. */
    public static XmlElement read(XMLStreamReader xml) throws XMLStreamException, Refused {
        List<XmlElement> open = new ArrayList<>();
        XmlElement root = start(xml);
        open.add(root);
        for (int nodes = 0; !open.isEmpty(); nodes++) {
            if (nodes > MAX_NODES) {
                throw new Refused(
                        Refused.Why.TOO_LARGE, "has a paragraph or table of more than " + MAX_NODES + " parts");
            }
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                XmlElement child = start(xml);
                open.get(open.size() - 1).children.add(child);
                open.add(child);
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                open.remove(open.size() - 1);
            } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                open.get(open.size() - 1).append(xml);
            }
        }
        return root;
    }

    private static XmlElement start(XMLStreamReader xml) {
        XmlElement element = new XmlElement(xml.getLocalName());
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String namespace = xml.getAttributeNamespace(i);
            boolean relation = namespace != null && namespace.endsWith("/relationships");
            element.attributes.put((relation ? "r:" : "") + xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
        return element;
    }

    private void append(XMLStreamReader xml) {
        XmlElement target = this;
        if (!children.isEmpty()) {
            // Text after a child: kept in its place among the children.
            target = new XmlElement(TEXT);
            children.add(target);
        }
        target.text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
    }

    public String name() {
        return name;
    }

    public boolean is(String other) {
        return name.equals(other);
    }

    public List<XmlElement> children() {
        return children;
    }

    /** Its own characters before its first child. */
    public String text() {
        return text.toString();
    }

    public @Nullable String attribute(String attribute) {
        return attributes.get(attribute);
    }

    public String attribute(String attribute, String otherwise) {
        return attributes.getOrDefault(attribute, otherwise);
    }

    /** A number in an attribute; {@code otherwise} when it is missing or none. */
    public int number(String attribute, int otherwise) {
        String value = attributes.get(attribute);
        try {
            return value == null ? otherwise : Integer.parseInt(value.strip());
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    /** The first child of a name. */
    public Optional<XmlElement> child(String child) {
        for (XmlElement each : children) {
            if (each.name.equals(child)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** The element at the end of a path of first children. */
    public Optional<XmlElement> at(String... path) {
        Optional<XmlElement> element = Optional.of(this);
        for (String step : path) {
            element = element.flatMap(each -> each.child(step));
        }
        return element;
    }

    /** Every element of a name below this one, in order; not those inside of a found one. */
    public List<XmlElement> all(String wanted) {
        List<XmlElement> found = new ArrayList<>();
        collect(wanted, found);
        return found;
    }

    private void collect(String wanted, List<XmlElement> found) {
        for (XmlElement child : children) {
            if (child.name.equals(wanted)) {
                found.add(child);
            } else {
                child.collect(wanted, found);
            }
        }
    }
}
