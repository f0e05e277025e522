package org.qiwen.assistant.safety;

import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Masks personal data in a message: telephone, identity card, address, e-mail, QQ and WeChat numbers, a stated name. Full-
 * width characters count as ordinary ones, and Chinese digits as digits where a number is looked for. What is measured
 * stays: a number that a unit follows is no telephone. Names of people who are known are {@link KnownNames}'s.
 */
public final class PiiMask {
    private static final String MASK = "〔已遮住〕";

    /** What follows a number that was measured or counted. */
    private static final String NO_UNIT =
            "(?!\\s{0,2}(年|亿|万|米|千米|公里|厘米|毫米|微米|纳米|个|颗|克|千克|公斤|吨|赫|秒|分钟|小时|天|光年|焦|帕|牛|度|℃|人|次"
                    + "|瓦|伏|安|欧|倍|摩|种|粒|块|(?i:years?|m|km|cm|mm|nm|kg|g|mg|s|ms|hz|mhz|j|pa|n|w|v|a|mol|ly)(?![A-Za-z])))";

    /** Surnames of nine in ten people; where a sentence may also say something else. */
    private static final String SURNAME = "[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏"
            + "钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙段雷钱汤尹黎易常武乔贺赖龚文]";

    private static final String NAME_END = "(?=[，。,.！!？?；;:、\\s“”\"')）]|住|在|今年|家|是|说|电话|$)";

    private static final String SCHOOL = "[\\p{IsHan}]{2,10}(小学|中学|附小|附中|实小|[一二三四五六七八九十]中)";

    /** A class as it is written: 三年级2班, 五(2)班, 六2, 初二5班, 高一(3). */
    private static final String CLASS = "[一二三四五六七八九初高小1-9][一二三四五六1-6]?(年级)?\\s?[（(]?[0-9一二三四五六七八九十]{1,2}[)）]?班?";

    /** Looked for with Chinese digits as digits too. */
    private static final List<Pattern> NUMBERS = List.of(
            Pattern.compile("(?<![0-9.])(\\+?86[- ]?)?1[3-9][0-9][- ]?[0-9]{4}[- ]?[0-9]{4}(?![0-9])" + NO_UNIT),
            Pattern.compile("(?<![0-9.])(?![01]{18})[0-9]{17}[0-9Xx](?![0-9])" + NO_UNIT),
            Pattern.compile(
                    "(?<![0-9.])[1-9][0-9]{5}[- ]?(19|20)[0-9]{2}[- ]?[01][0-9][- ]?[0-3][0-9][- ]?[0-9]{3}[- ]?[0-9Xx](?![0-9])"),
            Pattern.compile(
                    "(?<![0-9.])(?![01() -]{9,40}(?![0-9]))\\(?0[0-9]{2,3}\\)?[- ]?[0-9]{3,4}[- ]?[0-9]{4}(?![0-9])"
                            + NO_UNIT),
            Pattern.compile(
                    "(?i)(?=[0-9])(?<=(电话|手机|手机号|号码|联系方式|身份证|证件号|考证号|学号|学籍号|卡号|密码|账号|qq|扣扣|微信|tel|phone|mobile)[^0-9，。,；;]{0,6})[0-9]([- ]?[0-9]){6,17}[Xx]?(?![0-9])"));

    private static final List<Pattern> WORDS = List.of(
            Pattern.compile(
                    "(?i)(?<![A-Z0-9._%+-])[A-Z0-9._%+-]+\\s?(@|艾特|\\(at\\)|\\[at])\\s?[A-Z0-9-]+(\\s?(\\.|点)\\s?[A-Z0-9-]+)+"),
            Pattern.compile(
                    "(?i)(?=[A-Z0-9_-]{5})(?<=(qq|扣扣|企鹅|微信|薇信|wechat|weixin|wx|vx|v信|抖音|快手|小红书|b站|账户|账|帐|密码)(账|帐|群)?(号)?(码)?(都|就)?(是|为|叫|:| is)?\\s{0,2})[A-Z0-9_-]{5,20}"),
            Pattern.compile("(?i)(?=[A-Z0-9_-]{5})(?<=加(我|个|一下)?(的)?(v|q)(是|:)?\\s{0,2})[A-Z0-9_-]{5,20}"),
            Pattern.compile(
                    "(?=[\\s\\p{IsHan}])(?<=(我|本人)(的)?(全名|真名|名字)?(叫|是叫|名叫)(做)?)\\s*(?!它|他|她|你|什么|这|那|不)[\\p{IsHan}]{2,4}"
                            + NAME_END),
            Pattern.compile("(?<=(姓名|全名|真名|[我他她]的?名字)(是|叫|:)\\s{0,2})(?!什么)[\\p{IsHan}]{2,4}" + NAME_END),
            Pattern.compile("(?=" + SURNAME + ")(?<=我是[^，。,]{0,10}(班|年级|中学|小学|学校)的)" + SURNAME + "[\\p{IsHan}]{1,2}"
                    + NAME_END),
            Pattern.compile("(?=" + SURNAME + ")(?<=(爸|妈|爷|奶|哥|姐|弟|妹|同桌|朋友)(的名字)?(叫|名叫))" + SURNAME
                    + "(?!上|住|着|了|我|你|他)[\\p{IsHan}]{1,2}" + NAME_END),
            Pattern.compile(
                    "(?<=(?i:my (full |real )?name is|i am called|my name's))\\s+[A-Z][a-z]+(\\s[A-Z][a-z]+){0,2}"),
            Pattern.compile(
                    "(?<=(我家|家)(住|在|住在)(在)?|我住在?|地址(是|:)?|住址(是|:)?)[\\p{IsHan}0-9A-Za-z][\\p{IsHan}0-9A-Za-z -]{1,20}(小区|路|街|村|号楼|栋|单元|号|镇|花园|苑|室|组|巷|弄)[\\p{IsHan}0-9A-Za-z -]{0,14}"),
            Pattern.compile(SCHOOL + "\\s*(的)?\\s*" + CLASS),
            Pattern.compile(
                    SURNAME + "[\\p{IsHan}]{1,2}(?=\\s*(,|，|、|是|在)?\\s*" + SCHOOL + "\\s*(的)?\\s*(" + CLASS + "|$))"),
            Pattern.compile("(?=" + SURNAME + ")(?<=(我们班|班的|班上的|同桌|班长|组长|" + CLASS
                    + ")(是|叫|有)?\\s?)(?!马上|高兴|方法|方向|金属|石[头子]|[白黄]色|周[末围]|常常|任[务何]|于是|万一|余下)" + SURNAME
                    + "[\\p{IsHan}]{1,2}" + NAME_END),
            Pattern.compile(
                    "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·.\\- ]?(?=[A-Z0-9]*[0-9])[A-Z0-9]{5,6}(?![A-Za-z0-9])"),
            Pattern.compile("(?i)(?<=(护照|通行证)(号|号码)?(是|:)?\\s{0,2})[A-Z]{1,2}[0-9]{6,9}"),
            Pattern.compile("(?i)(?<=\\bwo (de )?(ming ?zi )?jiao )[a-z]+( [a-z]+){1,2}"),
            Pattern.compile(
                    "[\\p{IsHan}]{2,6}(省|市|区|县)[\\p{IsHan}]{1,12}((?<![电线回通短断支干管光气油水磁])路|街|大道|巷|弄|镇|村)[\\p{IsHan}0-9A-Za-z -]{0,14}号([\\p{IsHan}0-9 -]{0,10}(楼|栋|幢|单元|室))*"),
            Pattern.compile(
                    "[\\p{IsHan}]{2,8}(小区|花园|公寓|花苑|家园|新村|大厦|[苑城湾楼])\\s?[0-9一二三四五六七八九十]{1,4}\\s?(号楼|栋|幢|座|单元|号)[\\p{IsHan}0-9 -]{0,10}"),
            Pattern.compile("(?<=家?门牌(号)?(是|:)?)\\s?[0-9]{2,5}"),
            Pattern.compile(
                    "[\\p{IsHan}]{2,4}((?<![电线回通短断支干管光气油水磁])路|大街|大道|胡同)\\s?[0-9]{1,4}\\s?号(院|楼)?([\\p{IsHan}0-9 -]{0,8}(楼|栋|幢|单元|室))*"));

    private PiiMask() {}

    /** The text with each piece of personal data replaced by 〔已遮住〕; without any the very same text. */
    public static String mask(String text) {
        String narrow = narrow(text);
        BitSet personal = new BitSet();
        Stream.concat(
                        NUMBERS.stream().map(pattern -> pattern.matcher(digits(narrow))),
                        WORDS.stream().map(pattern -> pattern.matcher(narrow)))
                .flatMap(Matcher::results)
                .forEach(found -> personal.set(found.start(), found.end()));
        return personal.isEmpty() ? text : masked(text, personal);
    }

    private static String masked(String text, BitSet personal) {
        StringBuilder masked = new StringBuilder();
        for (int from = 0; from < text.length(); ) {
            boolean hidden = personal.get(from);
            int to = hidden ? personal.nextClearBit(from) : personal.nextSetBit(from);
            to = to < 0 ? text.length() : Math.min(to, text.length());
            masked.append(hidden ? MASK : text.substring(from, to));
            from = to;
        }
        return masked.toString();
    }

    /** Full-width characters as ordinary ones, as many as before. */
    static String narrow(String text) {
        return text.chars()
                .mapToObj(c -> String.valueOf((char) (c >= '！' && c <= '～' ? c - 0xFEE0 : c == '　' ? ' ' : c)))
                .collect(Collectors.joining());
    }

    /** Chinese digits as digits, as many characters as before. */
    private static String digits(String text) {
        return text.chars()
                .mapToObj(c -> String.valueOf(
                        "零一二三四五六七八九".indexOf(c) >= 0
                                ? (char) ('0' + "零一二三四五六七八九".indexOf(c))
                                : c == '〇' || c == '○' ? '0' : c == '幺' ? '1' : (char) c))
                .collect(Collectors.joining());
    }
}
