package org.qiwen.ingestion.parse.child.web;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.qiwen.ingestion.parse.child.archive.ZipPackage;
import org.qiwen.ingestion.parse.child.document.Draft;
import org.qiwen.ingestion.parse.child.document.Reader;
import org.qiwen.ingestion.parse.child.document.Refused;
import org.qiwen.ingestion.parse.child.document.Source;
import org.qiwen.ingestion.parse.child.text.Decoded;

/** EPUB 2 and 3: the chapters in the order of the book's spine. */
public final class EpubReader implements Reader {
    private static final int MAX_CHAPTERS = 5000;
    private static final int MAX_CHAPTER_BYTES = 16 * 1024 * 1024;

    @Override
    public void read(Source source, Draft draft) throws Refused, IOException {
        try (ZipPackage zip = ZipPackage.open(source)) {
            Document container = xml(zip, "META-INF/container.xml");
            Element root = container.selectFirst("*|rootfile");
            if (root == null || !zip.has(root.attr("full-path"))) {
                throw new Refused(Refused.Why.DAMAGED, "lacks the list of its chapters");
            }
            String opf = root.attr("full-path");
            Document book = xml(zip, opf);
            Element title = book.selectFirst("metadata > dc|title, *|title");
            draft.title(title == null ? null : title.text());
            draft.headingsAreMarked();
            List<String> chapters = chapters(book, opf.substring(0, opf.lastIndexOf('/') + 1));
            refuseEncrypted(zip, chapters);
            int broken = 0;
            for (String chapter : chapters) {
                broken += chapter(zip, chapter, draft) ? 0 : 1;
            }
            if (broken > 0) {
                draft.note(Draft.Remark.PARTLY_DAMAGED, broken + " chapters");
            }
        }
    }

    private static Document xml(ZipPackage zip, String part) throws Refused, IOException {
        // jsoup's XML parser knows neither entities nor references.
        return Jsoup.parse(new String(zip.bytes(part), StandardCharsets.UTF_8), "", Parser.xmlParser());
    }

    private static List<String> chapters(Document book, String folder) throws Refused {
        Map<String, Element> items = new HashMap<>();
        for (Element item : book.select("*|manifest > *|item")) {
            items.put(item.attr("id"), item);
        }
        List<String> chapters = new ArrayList<>();
        for (Element reference : book.select("*|spine > *|itemref")) {
            Element item = items.get(reference.attr("idref"));
            if (item != null && !item.attr("properties").contains("nav")) {
                chapters.add(resolve(folder, item.attr("href")));
            }
            if (chapters.size() > MAX_CHAPTERS) {
                throw new Refused(Refused.Why.TOO_LARGE, "has more than " + MAX_CHAPTERS + " chapters");
            }
        }
        return chapters;
    }

    private static String resolve(String folder, String reference) {
        String path = reference.split("#", 2)[0];
        String decoded;
        try {
            decoded = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            decoded = path;
        }
        List<String> steps = new ArrayList<>();
        for (String step : (folder + decoded).split("/")) {
            if (step.equals("..") && !steps.isEmpty()) {
                steps.remove(steps.size() - 1);
            } else if (!step.isEmpty() && !step.equals(".") && !step.equals("..")) {
                steps.add(step);
            }
        }
        return String.join("/", steps);
    }

    /** Fonts may be scrambled; chapters that are encrypted belong to a shop. */
    private static void refuseEncrypted(ZipPackage zip, List<String> chapters) throws Refused, IOException {
        if (!zip.has("META-INF/encryption.xml")) {
            return;
        }
        for (Element reference : xml(zip, "META-INF/encryption.xml").select("*|CipherReference")) {
            if (chapters.contains(resolve("", reference.attr("URI")))) {
                throw new Refused(Refused.Why.ENCRYPTED, "is protected by its seller (DRM)");
            }
        }
    }

    /** False when the chapter is missing or unreadable. */
    private static boolean chapter(ZipPackage zip, String part, Draft draft) throws Refused, IOException {
        if (!zip.has(part)) {
            return false;
        }
        byte[] bytes = zip.bytes(part);
        Optional<Decoded> decoded = bytes.length > MAX_CHAPTER_BYTES ? Optional.empty() : HtmlCharset.decode(bytes);
        if (decoded.isEmpty()) {
            return false;
        }
        new HtmlBlocks(draft, 0).read(HtmlReader.parse(decoded.get().text()).body(), false);
        return true;
    }
}
