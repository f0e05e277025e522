package org.qiwen.ingestion.parse.child.web;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qiwen.ingestion.parse.child.text.Decoded;
import org.qiwen.ingestion.parse.child.text.TextDecoder;

/**
 * The characters of an HTML file. A byte order mark and valid UTF-8 are believed before what the page says of itself,
 * because pages are saved again by programs that leave the old declaration in place; a declaration that the bytes
 * contradict is not believed at all.
 */
final class HtmlCharset {
    /** Browsers look this far for a declaration, and a little more (HTML, 13.2.3.2 asks for 1,024). */
    private static final int PRESCAN = 16_384;

    private static final Pattern DECLARED = Pattern.compile(
            "<meta[^>]{0,500}?charset\\s*=\\s*[\"']?\\s*([A-Za-z0-9_:.-]{2,40})|<\\?xml[^>]{0,200}encoding\\s*=\\s*[\"']([A-Za-z0-9_:.-]{2,40})",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern COMMENT = Pattern.compile("<!--.{0,16000}?-->", Pattern.DOTALL);

    private HtmlCharset() {}

    static Optional<Decoded> decode(byte[] bytes) {
        Optional<Decoded> detected = TextDecoder.decode(bytes);
        if (detected.isPresent() && detected.get().encoding().startsWith("UTF-") && !isAscii(bytes)) {
            return detected;
        }
        String head = new String(bytes, 0, Math.min(PRESCAN, bytes.length), StandardCharsets.ISO_8859_1);
        Matcher declared = DECLARED.matcher(COMMENT.matcher(head).replaceAll(" "));
        while (declared.find()) {
            Charset charset = charset(declared.group(1) != null ? declared.group(1) : declared.group(2));
            if (charset != null) {
                Optional<Decoded> decoded = TextDecoder.decode(bytes, charset);
                if (decoded.isPresent()) {
                    return decoded;
                }
            }
        }
        return detected.or(() -> TextDecoder.decode(withoutControls(bytes)));
    }

    /** A page with some control characters in it is still a page. */
    private static byte[] withoutControls(byte[] bytes) {
        ByteArrayOutputStream rest = new ByteArrayOutputStream(bytes.length);
        for (byte b : bytes) {
            if (b < 0 || b >= 0x20 || b == '\n' || b == '\r' || b == '\t') {
                rest.write(b);
            }
        }
        return rest.size() * 10 > bytes.length * 9 ? rest.toByteArray() : bytes;
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    /** Names as browsers take them (WHATWG Encoding): GB2312 and GBK are GB18030, Latin-1 is windows-1252. */
    private static @Nullable Charset charset(String name) {
        String label = name.toLowerCase(Locale.ROOT);
        String known =
                switch (label) {
                    case "gb2312", "gbk", "gb_2312-80", "x-gbk", "csgb2312", "gb18030" -> "GB18030";
                    case "big5", "big5-hkscs", "cn-big5", "x-x-big5" -> "Big5-HKSCS";
                    case "iso-8859-1", "latin1", "us-ascii", "ascii" -> "windows-1252";
                    // A page that says UTF-16 in ASCII letters is not in UTF-16.
                    case "utf-16", "utf-16le", "utf-16be", "utf-32" -> "UTF-8";
                    default -> label;
                };
        try {
            // EBCDIC cannot be what ASCII letters declare.
            return known.startsWith("ibm") || known.startsWith("cp037") ? null : Charset.forName(known);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }
}
