package org.qiwen.ingestion.parse.child.document;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Lines that are nothing but the number of their page: 12, - 3 -, 第 3 页 共 10 页, Page 3 of 10. */
public final class PageNumbers {
    /** After normalization to narrow digits. */
    private static final Pattern PAGE_NUMBER =
            Pattern.compile("[-–—~·.•*\\s|]*(?:第\\s*)?(?:[0-9]{1,5}|[ivxl]{1,6}|[IVXL]{2,6})(?:\\s*页)?"
                    + "(?:\\s*(?:[/／,，|共of]\\s*)+(?:共\\s*)?[0-9]{1,5}\\s*页?)?[-–—~·.•*\\s|]*"
                    + "|第\\s*[0-9一二三四五六七八九十百]{1,5}\\s*页\\s*[（(]?[,，/]?\\s*(?:共\\s*[0-9一二三四五六七八九十百]{1,5}\\s*页)?[）)]?"
                    + "|(?i:page|p\\.?)\\s*[0-9]{1,5}(?:\\s*(?:of|/)\\s*[0-9]{1,5})?");

    private PageNumbers() {}

    public static boolean isOne(String line) {
        return PAGE_NUMBER
                .matcher(Normalizer.normalize(line, Normalizer.Form.NFKC).strip())
                .matches();
    }
}
