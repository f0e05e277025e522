package org.qiwen.assistant.safety;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.qiwen.assistant.dialogue.reading.Normaliser;

/**
 * Labels a message before anything else looks at it. Rules on words, with the innocent uses of school science taken out
 * first (细胞凋亡, 杀菌, 炸药的历史). The worst label comes first. Pure and thread-safe.
 */
public final class SafetyScreen {
    /** Alarming words in innocent use. */
    private static final Pattern INNOCENT = Pattern.compile(
            "细胞(会)?(自杀|凋亡|死亡|死)|杀(菌|虫|毒|死(了)?(细菌|病毒|害虫|蚊子|癌细胞))|灭(菌|蚊|火器)|炸药的(历史|发明)|诺贝尔.{0,8}炸药|(火山|宇宙大|恒星|超新星)爆(发|炸)|(植物|树|叶子|花|鱼|种子|细菌|恐龙|虫子?|蚂蚁|兔子|它们?)(就|都|会|快|要|也|全)*(死|饿死|渴死|淹死|憋死|枯死)|(死|不)海|死(机|水|角|火山|树)|(热|累|烦|笑|困|饿|气|难|急|渴|无聊|冷)死(我|了|人)?|(地球|月亮|太阳)会(死|爆炸)|撞(死|破)鸡蛋|鸡蛋.{0,6}(撞|碎|砸)|砸(石头|鸡蛋|核桃)|打(气|水|针|铁|折)|性(质|能|别比例|状)|(雌|雄|两)性|酸性|碱性|惯性|弹性|磁性|导电性|死记|(不能|不要|别|不许|禁止|不可以)(直接|直视|用(眼睛|望远镜))?(看|盯|望|对)?(着)?太阳|老师(给我们|在课上|在讲台上)?(用|拿|把|点燃|演示)[^，。]{0,8}(切|割|剪|烧|点燃|加热|倒)");

    private static final Map<SafetyLabel, List<Pattern>> RULES = rules();

    private SafetyScreen() {}

    private static Map<SafetyLabel, List<Pattern>> rules() {
        Map<SafetyLabel, List<Pattern>> rules = new LinkedHashMap<>();
        rules.put(
                SafetyLabel.DISTRESS,
                patterns(
                        "不想活|活着(真|好)?(没|有什么|还有什么|太累|没啥)|想(去)?死|去死(了|算了|好了)?(吧)?$|想自杀|自杀|自残|割腕|割(了|着|伤|破)?(我)?(自己|手腕)|跳楼|从.{0,4}(楼|顶|阳台|窗).{0,4}跳(下|了)|结束(我的|自己的|这条)?(生命|一切)|轻生|(死了|消失)(就|更)(好|算了|一了百了)|死了(算了|一了百了)|死了好(了|吧)?$|想消失|消失(了)?就好|(要是|如果|希望)我(消失|死|不在|没出生)|伤害自己|没人(在乎|爱|喜欢|要|理|关心|管)我|(我|自己)(是|就是)?(个)?(多余|累赘)|(活|撑|熬)不下去|世界上没有我|离家出走|(爸|妈|爸爸|妈妈|老师|叔叔|他|她|同学|他们).{0,6}(打我|骂我|揍我|欺负我|掐我|踢我|孤立我|威胁我)|被(打(?!散|碎|开|破|断|磨|中|结|乱|下|上|湿|穿|出|到|进|扁|成)|欺负|霸凌|孤立|家暴)|把我.{0,8}(关|锁|绑|堵)(在|起来|进)|(每天|天天|总是|晚上).{0,8}(偷偷|躲).{0,8}哭|每天晚上.{0,4}哭|不敢回家|不敢(去|上)学|(我)?好(绝望|痛苦)|抑郁"));
        rules.put(
                SafetyLabel.VIOLENCE,
                patterns(
                        "(杀|砍|捅|弄死|打死|揍死|毒死|炸死|干掉|整死|捅死|烧死|勒死)(了|掉|死)?(他|她|你|他们|老师|同学|同桌|人|我们?班|全家|我爸|我妈)|(带|拿)(着)?(刀|枪|棍).{0,10}(学校|他|她|同学|老师|班)|(想|要|准备)(炸|烧)(了|掉|毁)?(学校|教室|楼)|报复(他|她|老师|同学|学校)|(怎么|如何)(做|造|制作|弄)(?!水枪|玩具|纸枪).{0,6}(?<!水|玩具)(枪|刀|武器|燃烧瓶|炸弹)|把(学校|教室|教学楼|他家).{0,2}(炸|烧|点)了|把(他|她|同桌|同学|弟弟|妹妹|老师)从.{0,5}(推|扔|丢|踹)|打(他|她)(一顿|个半死)|群殴|把(他|她|同桌|同学|弟弟|妹妹|老师|[^，。]{0,4}的头)[^，。]{0,4}(按|摁|推|丢|扔|踹|绑|关)(到|进|在|下)?[^，。]{0,3}(水|河|井|楼|马桶|火|柜|厕)|(揍|打|扁|弄)(死|残|趴|哭)(他|她|你|同学|同桌)|(想|要|去)(揍|捅|砍|掐|勒)(他|她|同学|同桌|老师|弟弟|妹妹)|让(他|她|他们)(死|好看|消失|付出代价)|(他|她|他们|老师|同桌)(该|怎么不|快点|都)死|往(他|她|同学|同桌|别人).{0,6}(扔|泼|砸|下毒|投毒)|下毒|投毒"));
        rules.put(
                SafetyLabel.SEXUAL,
                patterns(
                        "色情|黄片|黄色(网站|视频|小说|图)|裸(照|体|聊)|做爱|上床|性交|性行为|约炮|自慰|摸(我|她|他)(的)?(胸|屁股|下面|身体|隐私)|脱(我|她|他)?(的)?(衣服|裤子|内裤)|发(我|你)?(一张)?(裸|胸|私密)|强奸|猥亵|开房"));
        rules.put(
                SafetyLabel.DANGEROUS_EXPERIMENT,
                patterns(
                        "(在家|自己|偷偷|我(想|要|能|可以)|能不能|可不可以|试试|怎么|如何|把|用|拿|去|往|让).{0,14}(点火|点燃|点着|烧(着|起来|一下|纸|酒精|塑料)|打火机|酒精灯|插座|插排|插线板|电源插|220|通电|触电|电(线|门)(插|接)|火药|炸药|鞭炮|烟花|自制炸|炸弹|微波炉.{0,8}(金属|鸡蛋|光盘)|硫酸|盐酸|漂白|84.{0,6}(混|洁厕|酒精)|洁厕灵|消毒液.{0,6}(混|加|倒)|水银|汞|干冰.{0,6}(瓶|密封)|煤气|液化气|汽油|锂电池|(拆|剪|砸|烧|扎|剥)(开|破|掉|下)?.{0,4}(电池|电源|插头|电器|充电)|(电源|插头|电器|充电器|充电宝|微波炉|电视机?|适配器).{0,4}(拆|剪|砸|烧))",
                        "(电池|充电宝).{0,6}(剪开|拆开|砸|扔(进|到)火|烧|扎破|捅破)|(混|混合|混在一起|掺).{0,6}(洁厕|84|漂白|消毒液)|(洁厕灵|84|漂白|消毒液).{0,8}(混|掺|倒在一起|加在一起)|(手|手指|铁丝|钥匙|叉子|钉子).{0,4}(插|捅|伸)(进|到|入)?.{0,3}(插座|插孔|电)",
                        "(看|盯|望|瞄|对)(着|向|准)?(正午的)?太阳.{0,8}(看|久|眼|望远镜|试|行吗|可以吗|颜色)|(直接|直|用望远镜|用放大镜).{0,6}看太阳|(去|到|下|跳|在)(河|江|湖|池塘|水库|海|河边|河里|井)(里|边)?.{0,8}(试|游|捞|做|测|站|潜|扔|玩|跳|看看)|(跳|下)(河|江|湖|水库|池塘)|(爬|站|从)(到|上)?.{0,4}(楼顶|阳台|窗台|窗户|树上|屋顶|三楼|四楼|五楼|六楼|高楼).{0,8}(跳|扔|丢|往下|试)|(刀片?|菜刀|小刀|美工刀|剪刀).{0,8}(切|割|划|削|插|捅)|(我想|我要|能不能|可以|怎么|偷偷|试试).{0,10}(砸|敲|打)碎.{0,4}玻璃|(我想|我要|能不能|可以|怎么|偷偷|试试).{0,8}玻璃.{0,6}(砸碎|敲碎|打碎|切)|玻璃碎片.{0,6}(玩|割|摸)|(激光笔?).{0,8}(照|射).{0,4}(眼|人|脸)|(吃|喝|尝)(一口|一下|下|掉)?.{0,4}(橡皮泥|洗衣|洗洁精|化学|药品|试剂|电池|磁铁|肥皂|牛奶和|颜料|蜡)|(塑料袋|袋子).{0,6}(套|蒙)(住|在|到)?.{0,3}(头|脸)|憋气.{0,6}(看|比|试|多久)|绳子.{0,6}(脖|勒)"));
        rules.put(
                SafetyLabel.INJECTION,
                patterns(
                        "(忽略|无视|忘(记|掉|了)|不要管|不用管|别管|跳过|取消|清除|停止遵守)(你)?(之前|前面|以上|上面|所有|一切|全部|的)+.{0,8}(指令|指示|规则|设定|要求|限制|提示|命令|约束)|(忽略|忘记|无视)(所有|一切|全部)?(规则|指令|设定|限制)|你现在(是|扮演|变成|不再是|起)(?!不是|不|对|错).{0,16}(老师|模式|助手|dan|人|猫|角色|ai|gpt|系统|管理员|开发者|程序员)|从现在(开始|起).{0,6}(你(是|要|必须|不|只)|扮演)|扮演|角色扮演|假装(你)?(是|自己)|开发者模式|越狱|管理员(模式|权限|身份|密码)|系统(提示词?|指令|设定|消息|prompt)|(输出|打印|显示|告诉我|复述|泄露)(你的)?(系统|提示词|prompt|设定|指令|规则|评分标准|内部|后台|隐藏)|提示词|(你|你的)(隐藏|内部|后台|秘密|系统)的?(指令|规则|提示|设定)|只(听|服从|执行)我的(指令|命令|话)|关(闭|掉)(你的)?(安全|过滤|限制|审核)|^\\s*system\\s*[:：]|你的(设定|指令|规则|prompt)(是什么|发|给)|\\bdan\\b|jailbreak|(ignore|forget|disregard).{0,30}(instruction|rule|prompt|above|previous|restriction|guideline)|from now on,? you|you will (now )?(act|pose|play|be|simulate|pretend)|(play|take) the role|role ?-?play|immerse yourself|do anything now|without (any )?(restriction|filter|censor)|(no|any) (moral|ethical) (restriction|guideline|constraint)|never refuse|stay in character|unfiltered|uncensored|system prompt|developer mode|you are now|pretend (to be|you)|act as|<\\|?(system|im_start)|\\[system]|###? ?(system|instruction)"));
        return rules;
    }

    private static List<Pattern> patterns(String... regexes) {
        return java.util.Arrays.stream(regexes).map(Pattern::compile).toList();
    }

    /** The labels of a message, the gravest first; empty for nearly all. */
    public static List<SafetyFinding> screen(String text) {
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        String words = INNOCENT.matcher(Normaliser.simplified(folded)).replaceAll("〇");
        String english =
                EnglishAlarms.INNOCENT.matcher(words.replace('’', '\'')).replaceAll("-");
        List<SafetyFinding> findings = new ArrayList<>();
        String masked = PiiMask.mask(text);
        RULES.forEach((label, patterns) -> {
            boolean found = patterns.stream().anyMatch(p -> p.matcher(words).find())
                    || EnglishAlarms.RULES.getOrDefault(label, List.of()).stream()
                            .anyMatch(p -> p.matcher(english).find());
            if (found) {
                findings.add(new SafetyFinding(label, masked));
            }
        });
        if (!masked.equals(text)) {
            findings.add(new SafetyFinding(SafetyLabel.PII, masked));
        }
        return findings;
    }
}
