package org.qiwen.ingestion.parse.child;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.qiwen.ingestion.parse.child.archive.Zip;
import org.qiwen.ingestion.parse.child.document.Format;
import org.qiwen.ingestion.parse.child.document.Refused;
import org.qiwen.ingestion.parse.child.document.Refused.Why;
import org.qiwen.ingestion.parse.child.document.Source;
import org.qiwen.ingestion.parse.child.office.Ole;
import org.qiwen.ingestion.parse.child.text.TextDecoder;

/** Tells a document's format by its bytes. The name only parts Markdown and tables from other text. */
final class Recognition {
    private static final int HEAD = 8192;

    /** Endings whose files are never plain text. */
    private static final Set<String> NEVER_TEXT = Set.of(
            "pdf", "docx", "pptx", "xlsx", "ppt", "odt", "odp", "ods", "epub", "zip", "png", "jpg", "jpeg", "wps",
            "dps", "et");

    /** How other files begin, and what to call them. */
    private static final Map<String, String> FOREIGN = Map.ofEntries(
            Map.entry("MZ", "a Windows program"),
            Map.entry("\u007FELF", "a Linux program"),
            Map.entry("#!", "a script"),
            Map.entry("Rar!", "a RAR archive; unpack it or hand in a ZIP"),
            Map.entry("7z\u00BC\u00AF", "a 7-Zip archive; unpack it or hand in a ZIP"),
            Map.entry("\u001F\u008B", "a gzip archive; unpack it or hand in a ZIP"),
            Map.entry("BZh", "a bzip2 archive; unpack it or hand in a ZIP"),
            Map.entry("\u00FD7zXZ", "an xz archive; unpack it or hand in a ZIP"),
            Map.entry("ID3", "sound"),
            Map.entry("OggS", "sound"),
            Map.entry("RIFF", "sound or video"),
            Map.entry("\u0000\u0001\u0000\u0000", "a font or database"),
            Map.entry("SQLite format 3", "a database"),
            Map.entry("%!PS", "PostScript; hand in a PDF"),
            Map.entry("ITSF", "Windows help (CHM); hand in HTML"),
            Map.entry("\u00CA\u00FE\u00BA\u00BE", "a Java class"),
            Map.entry("CAJ", "a CAJ file; hand in a PDF"),
            Map.entry("AT&TFORM", "DjVu; hand in a PDF"));

    private static final Map<String, String> PICTURES = Map.of(
            "\u0089PNG", "png",
            "\u00FF\u00D8\u00FF", "jpg",
            "GIF8", "gif",
            "BM", "bmp",
            "II*\u0000", "tiff",
            "MM\u0000*", "tiff");

    private Recognition() {}

    static Format of(Source source) throws Refused, IOException {
        if (source.size() == 0) {
            throw new Refused(Why.EMPTY, "is empty (0 bytes)");
        }
        byte[] bytes = source.head(HEAD);
        String head = new String(bytes, StandardCharsets.ISO_8859_1);
        if (head.startsWith("PK\u0003\u0004")
                || head.startsWith("PK\u0005\u0006")
                || head.startsWith("PK\u0007\u0008")) {
            Format format = Zip.format(source);
            if (format == Format.ARCHIVE
                    && NEVER_TEXT.contains(source.extension())
                    && !source.extension().equals("zip")) {
                throw new Refused(Why.DAMAGED, "is damaged: a package without a document");
            }
            return format;
        }
        if (head.startsWith("\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1")) {
            return Ole.format(source);
        }
        int pdf = head.indexOf("%PDF-");
        if (pdf >= 0 && pdf < 1024) {
            return Format.PDF;
        }
        if (head.startsWith("{\\rtf")) {
            return Format.RICH_TEXT;
        }
        for (String start : PICTURES.keySet()) {
            if (head.startsWith(start)
                    && (!start.equals("BM") || bytes.length > 14 && bytes[6] == 0 && bytes[7] == 0)) {
                return Format.PICTURE;
            }
        }
        for (Map.Entry<String, String> foreign : FOREIGN.entrySet()) {
            if (head.startsWith(foreign.getKey())) {
                throw new Refused(Why.UNSUPPORTED, "is " + foreign.getValue());
            }
        }
        return text(source, head);
    }

    private static Format text(Source source, String head) throws Refused, IOException {
        String start = head.replace("\u0000", "").stripLeading().toLowerCase(Locale.ROOT);
        String extension = source.extension();
        boolean markup = start.startsWith("<")
                || start.startsWith("\u00EF\u00BB\u00BF<")
                || start.startsWith("\u00FF\u00FE<")
                || start.startsWith("\u00FE\u00FF<");
        boolean named = Set.of("html", "htm", "xhtml", "shtml").contains(extension);
        if (named || markup && looksLikeHtml(start)) {
            return Format.HTML;
        }
        if (start.contains("mime-version:") && start.contains("multipart/related")) {
            throw new Refused(Why.UNSUPPORTED, "is a web archive (MHTML); save it as HTML or DOCX");
        }
        if (!extension.equals("md")
                && !extension.equals("markdown")
                && start.contains("<?xml")
                && start.indexOf("<?xml") < 4) {
            throw new Refused(Why.UNSUPPORTED, "is XML of a kind that is not supported");
        }
        if (NEVER_TEXT.contains(extension)) {
            throw new Refused(
                    Why.DAMAGED, "is not what its name says: its beginning is not that of a " + extension + " file");
        }
        if (!isText(source)) {
            throw new Refused(Why.UNSUPPORTED, "is neither a document of a known kind nor text");
        }
        return extension.equals("md") || extension.equals("markdown") ? Format.MARKDOWN : Format.TEXT;
    }

    private static boolean looksLikeHtml(String start) {
        return start.contains("<html")
                || start.contains("<!doctype html")
                || start.contains("<body")
                || start.contains("<head")
                || start.contains("<table")
                || start.contains("<meta");
    }

    /** Zero bytes are only found in UTF-16 and binary files; a full reading of the text decides later. */
    private static boolean isText(Source source) throws IOException {
        byte[] head = source.head(HEAD);
        for (byte b : head) {
            if (b == 0) {
                return TextDecoder.isText(even(head));
            }
        }
        return true;
    }

    private static byte[] even(byte[] head) {
        return java.util.Arrays.copyOf(head, head.length - head.length % 2);
    }
}
