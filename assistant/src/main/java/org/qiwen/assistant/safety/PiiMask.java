package org.qiwen.assistant.safety;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Masks personal data in a message: telephone, identity card, address, e-mail, QQ and WeChat numbers, a stated name. */
public final class PiiMask {
    private static final List<Pattern> PATTERNS = List.of(
            Pattern.compile("(?<![0-9])1[3-9][0-9][- ]?[0-9]{4}[- ]?[0-9]{4}(?![0-9])"),
            Pattern.compile("(?<![0-9])[0-9]{17}[0-9Xx](?![0-9])"),
            Pattern.compile("(?<![0-9])0[0-9]{2,3}[- ]?[0-9]{7,8}(?![0-9])"),
            Pattern.compile("[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}"),
            Pattern.compile("(?i)(?<=(qq|扣扣|微信|wechat|vx|v信)(号)?(是|：|:)?\\s{0,2})[A-Za-z0-9_-]{5,20}"),
            Pattern.compile(
                    "(?<=(我|本人)(的)?(全名|真名|名字)?(叫|是叫|名叫)(做)?)\\s*(?!它|他|她|你|什么|这|那|不)[\\p{IsHan}]{2,4}(?=[，。,.！!？?；;\\s]|住|在|今年|家|是|电话|$)"),
            Pattern.compile(
                    "(?<=(我家|家)(住|在|住在)(在)?|我住在?|地址(是|：|:)?)[\\p{IsHan}0-9A-Za-z]{2,20}(小区|路|街|村|号楼|栋|单元|号|镇|花园|苑|室|组|巷|弄)[\\p{IsHan}0-9A-Za-z]{0,12}"));

    private PiiMask() {}

    /** The text with each piece of personal data replaced by 〔已遮住〕. */
    public static String mask(String text) {
        String masked = text;
        for (Pattern pattern : PATTERNS) {
            masked = pattern.matcher(masked).replaceAll(Matcher.quoteReplacement("〔已遮住〕"));
        }
        return masked;
    }
}
