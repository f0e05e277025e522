package org.qiwen.assistant.dialogue.reading;

import java.util.regex.Pattern;

/** Says again what a short second half leaves out: 有没有同样大的水重，没有就浮. */
final class Ellipsis {
    private static final Pattern WHETHER_OR_NOT =
            Pattern.compile("(有没有|是不是|会不会)([^，。！？；,.!?;\\s]{1,14})[，,\\s]+(没有|不是|不会)(的话)?就");

    /** Asked only to deny, and then a plain denial of what follows: 冷水怎么可能开. */
    private static final Pattern DENYING = Pattern.compile("(?<!难道)(怎么可能|哪可能|哪会|哪能)(?![^，。！？；,.!?;\\s]{0,20}[？?吗呢])");

    private Ellipsis() {}

    static String filled(String text) {
        return text.indexOf('就') < 0 ? text : WHETHER_OR_NOT.matcher(text).replaceAll("$3$2就");
    }

    static String denied(String text) {
        return DENYING.matcher(text).replaceAll("不可能");
    }
}
