package org.qiwen.ingestion.parse.child.pdf;

import java.util.Locale;
import java.util.regex.Pattern;
import org.qiwen.ingestion.parse.child.document.Draft;

/** Pages that only say how to open the real document: rights management, forms of Acrobat, portfolios. */
final class Wrapper {
    /** Longest text taken for one, in characters: such pages have a few sentences, some in several languages. Our choice. */
    private static final int MAX_CHARACTERS = 6000;

    private static final Pattern SAYS_SO = Pattern.compile("(?s).*(?:"
            + "microsoft (?:information|rights|purview)[^.]{0,60}(?:protect|rights)"
            + "|this (?:pdf )?(?:file|document|message) (?:is|has been) protected"
            + "|protected (?:pdf )?(?:file|document)[^.]{0,100}(?:open|view)"
            + "|if this message is not eventually replaced"
            + "|open this pdf portfolio in"
            + "|to view (?:the full contents of )?this (?:document|file), you (?:need|must)"
            + "|your (?:pdf viewer|current viewer) (?:may not be able to|does not support)"
            + "|(?:requires|you need|upgrade to|with) (?:a newer version of )?adobe (?:acrobat )?(?:reader|acrobat)[^.]{0,40}(?:or higher|or later|to view)"
            + "|for the best experience, open this"
            + "|请使用[^。]{0,30}(?:打开|查看)(?:本|此|该)?(?:受保护)?的?(?:文件|文档)"
            + "|(?:此|该|本)(?:文件|文档)(?:受(?:到)?(?:权限)?保护|已加密)).*");

    private Wrapper() {}

    static boolean isOne(Draft draft) {
        if (draft.characters() > MAX_CHARACTERS) {
            return false;
        }
        StringBuilder text = new StringBuilder();
        draft.parts().forEach(part -> text.append(part.text()).append(' '));
        return SAYS_SO.matcher(text.toString().toLowerCase(Locale.ROOT)).matches();
    }
}
