package org.qiwen.ingestion.parse.child.document;

import java.util.regex.Pattern;

/** Headings of formats that mark none: short lines numbered as Chinese textbooks number theirs. */
public final class NumberedHeading {
    /** 第一章 …, 第2节 …, 一、…, （二）…, 1.2 …: how numbered headings of Chinese textbooks and standards begin. */
    private static final Pattern NUMBERED = Pattern.compile("(第[一二三四五六七八九十百0-9]{1,4}[编章单元课])(?=[\\s　:：]|$).*"
            + "|(第[一二三四五六七八九十百0-9]{1,4}(节|单元))(?=[\\s　:：]|$).*"
            + "|[一二三四五六七八九十]{1,3}、.*"
            + "|[（(][一二三四五六七八九十]{1,3}[）)].*"
            + "|[0-9]{1,2}(\\.[0-9]{1,2}){1,2}[\\s　]+\\p{L}.*");

    private static final Pattern SENTENCE = Pattern.compile(".*[。；;，,！!？?：:]$");
    private static final Pattern SECTION = Pattern.compile("第.{1,4}节.*");

    /** Longest line taken for a heading, in characters. Our choice: one printed line. */
    private static final int MAX_CHARACTERS = 30;

    private NumberedHeading() {}

    /** 1 to 4 for a line that is a heading, else 0. */
    public static int level(String line) {
        if (line.length() > MAX_CHARACTERS || line.isEmpty()) {
            return 0;
        }
        char first = line.charAt(0);
        boolean mayStart = first == '第'
                || first == '（'
                || first == '('
                || Character.isDigit(first)
                || "一二三四五六七八九十".indexOf(first) >= 0;
        if (!mayStart
                || SENTENCE.matcher(line).matches()
                || !NUMBERED.matcher(line).matches()) {
            return 0;
        }
        if (first == '第') {
            return SECTION.matcher(line).matches() ? 2 : 1;
        }
        if (Character.isDigit(first)) {
            long dots = line.split("[\\s　]")[0].chars().filter(c -> c == '.').count();
            return (int) Math.min(6, 1 + dots);
        }
        return first == '（' || first == '(' ? 4 : 3;
    }
}
