package org.qiwen.assistant.dialogue.gate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.qiwen.assistant.dialogue.gate.Fault.Kind;
import org.qiwen.assistant.inquiry.Stage;

/**
 * What a tutor never says, whatever the subject: the never-list of the project's pedagogy, claims to be a person, praise of
 * the child, ways to hide words in words, addresses.
 */
final class Phrasing {
    private record Rule(Kind kind, String name, Pattern words) {}

    private static Rule rule(Kind kind, String name, String words) {
        return new Rule(kind, name, Pattern.compile(words, Pattern.CASE_INSENSITIVE));
    }

    private static final List<Rule> CHINESE = List.of(
            rule(
                    Kind.HIDDEN,
                    "code",
                    "首字|头一?个?字|藏头|藏尾|倒(?:着|过来)(?:念|读|看|写)|反(?:着|过来)(?:念|读|看|写)|从后往前|谐音|同音|拼音|首字母|字母(?:连|拼|合)"
                            + "|(?:每|各|这)[一二三四五六七八九十几0-9]*(?:句|行|段|个词)话?里?的?(?:第.个?字|头一?个?字|首字|末字|末尾的?字|最后一?个?字|开头|句首)|开头的?那?一?个?字|句首|句尾"
                            + "|连起来(?:读|念|看)?就(?:是|能|可)|字.{0,6}连起来|第[一二三四五]个字|摩斯|电码|密码|暗号|暗语|编码|解码|破译|拆字|部首|偏旁|字谜|谜底"
                            + "|跳着(?:读|念)|竖着(?:读|念)|隔一?个?字|(?<![彩铅钢毛粉支只])笔画|火星文|外语|英文|英语|翻译成?[英日法外汉中]"),
            rule(
                    Kind.PERSON,
                    "person",
                    "我(?:就|也|其实)?(?:是|当)(?:你的?|一[名个位])?.{0,4}(?:老师|朋友|真人|人类|学长|学姐|同学|科学家|哥哥|姐姐|教授|家长|过来人)"
                            + "|我(?:小时候|小的时候|上学|读书|年轻|当年|以前|曾经|也曾|从前|那时|们班|家里?|妈|爸|奶奶|爷爷|儿子|女儿|的学生|的孩子|自己做过|做过)"
                            + "|老师(?:我|告诉你|觉得|相信|跟你)|作为(?:你的|一[名个位])?(?:老师|教师|朋友|过来人|家长)|一直陪|好朋友|秘密"
                            + "|我(?:好|很|真|太|非常|特别|也)*(?:难过|伤心|高兴|开心|骄傲|感动|失望|爱你|喜欢你(?![这那的])|想你|舍不得|心疼|自豪)|为你(?:骄傲|自豪)"),
            rule(
                    Kind.PRAISE,
                    "praise of the child",
                    "你(?:可|真是?|好|太|很|特别|非常|简直|果然|实在|最)*(?:聪明|厉害|优秀|有天赋|天才|能干|了不起|机灵|有才|棒)"
                            + "|真(?:棒|聪明|厉害|牛)|太(?:棒|厉害|牛|聪明)|天才(?![有会能是])|小科学家|学霸|好孩子|真乖|好样的"),
            rule(
                    Kind.NEVER,
                    "never-list",
                    "你错了|(?:其实|很|太|特别|非常|挺|多么|这么)很?简单|显然|显而易见|这都不|正确答案|标准答案|答案就?[是在]|选.{1,4}(?:就对|就行|准没错)|该选的是"
                            + "|亲爱的|宝贝|您|^亲[，,]|很好.{0,2}但是|笨|^再想想[。！]?$"),
            rule(
                    Kind.NEVER,
                    "another's role",
                    "^(?:系统|老师|教师|助手|学生|用户|旁白|管理员)[^，。]{0,4}[:：]|【|】|〔|〕|提示词|系统提示|开发者|忽略(?:以上|之前|前面)"),
            rule(Kind.LINK, "address", "微信|公众号|扫码|二维码|搜一下|搜索|百度|上网|网址|网站|链接|点击|下载|电话|手机号|加我|加群"));

    private static final List<Rule> ENGLISH = List.of(
            rule(
                    Kind.HIDDEN,
                    "code",
                    "first letters?|initials|acrostic|backwards?|in reverse|rhymes? with|sounds? like|morse|cipher|encoded?|decode|secret code|anagram|pinyin|translat"),
            rule(
                    Kind.PERSON,
                    "person",
                    "\\bI(?: am|'m)(?: also| really)?(?: your| an?)? (?:teacher|friend|human|person|scientist|parent)|when I was|\\bmy (?:friend|family|mother|father|students?|class|childhood)\\b|as (?:your|a) (?:teacher|friend)|always be (?:here|there)|our secret|I(?: am|'m) (?:so )?(?:proud|happy|sad|sorry you)|I love"),
            rule(
                    Kind.PRAISE,
                    "praise of the child",
                    "you(?: are|'re)(?: so| very| really| such)?(?: an?)? (?:smart|clever|brilliant|genius|gifted|amazing|bright|talented)|good (?:boy|girl|job)|well done|smart (?:kid|cookie)|genius"),
            rule(
                    Kind.NEVER,
                    "never-list",
                    "you(?: are|'re) wrong|(?:very|so|quite|really|it's|it is|actually) (?:easy|simple)|obvious|correct answer|right answer|the answer is|\\bdear\\b|sweetheart|stupid|^think again\\.?$"),
            rule(
                    Kind.NEVER,
                    "another's role",
                    "^(?:system|teacher|assistant|student|user|narrator) ?:|system prompt|ignore (?:the|all|previous)"),
            rule(
                    Kind.LINK,
                    "address",
                    "https?:|www\\.|\\.(?:com|org|net)\\b|click|download|google|phone|e-?mail|search (?:for|online)|look (?:it )?up online"));

    private static final Pattern SMALL_CHILDREN = Pattern.compile("(?:^|[，。！？：])小朋友|小朋友们");

    private static final Map<String, List<Rule>> BY_LANGUAGE = Map.of("zh", CHINESE, "en", ENGLISH);

    private final List<Rule> rules;
    private final Stage stage;

    private Phrasing(List<Rule> rules, Stage stage) {
        this.rules = rules;
        this.stage = stage;
    }

    /** @throws IllegalArgumentException for a language without rules */
    static Phrasing of(String locale, Stage stage) {
        List<Rule> rules = BY_LANGUAGE.get(locale.substring(0, Math.min(2, locale.length())));
        if (rules == null) {
            throw new IllegalArgumentException("no rules of phrasing for locale '" + locale + "'");
        }
        return new Phrasing(rules, stage);
    }

    /** The first rule that the sentence breaks. */
    Optional<Fault> fault(String folded) {
        if (stage.compareTo(Stage.PRIMARY_UPPER) >= 0
                && SMALL_CHILDREN.matcher(folded).find()) {
            return Optional.of(new Fault(Kind.NEVER, "small children"));
        }
        return rules.stream()
                .filter(rule -> rule.words().matcher(folded).find())
                .findFirst()
                .map(rule -> new Fault(rule.kind(), rule.name()));
    }
}
