package org.qiwen.assistant.dialogue.assess;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qiwen.assistant.dialogue.reading.Normaliser;
import org.qiwen.assistant.dialogue.reading.Reading;
import org.qiwen.assistant.dialogue.state.Asked;
import org.qiwen.assistant.dialogue.state.Phase;

/** Recognises the acts of a message by the words pupils use for them. Pure. */
public final class SpeechActs {
    /** A pupil types seldom more than this in one go without particles; longer textbook prose is pasted. Our choice. */
    private static final int LONG_TEXT = 42;

    private static final Pattern STOP = words(
            "不玩了|不做了|不想(做|玩|聊|学|弄|继续)了|不聊了|先到这|就到这|下次(再|吧)|改天|我(要|得)(走|下|去吃|去写|睡)|拜拜|再见|(?<=.)\\s*88$|^886$|结束吧|退出|停吧|先停|^停$|下课了|明天(再|接着|继续)|今天(就)?到这|bye|stop|我先走|先下了|不想学了|我先撤|溜了|下线");
    private static final Pattern REPEATED = words(
            "(我)?(刚才|刚刚|前面|上面|上一句|之前|早就|都|已经|明明|不是)(就|都|已经|早就|才)?(已经)?(说|讲|写|回答|答)(过|了|的)|我说过|说过了|讲过了|我不是说了|我不都说了|答过了");
    private static final Pattern REPAIR = words(
            "没听懂|听不懂|没看懂|看不懂|没明白|不明白|不太明白|没懂|什么意思|啥意思|再(说|讲|问)一(遍|次|下)|重复一(遍|下)|说清楚|换个(说法|问法)|你(在)?(问|说)(的)?(是)?(什么|啥)|你问啥|题目.*看不懂|没太懂|听不太懂");
    private static final Pattern PROTEST = words(
            "你(都|怎么)?(没|不)(看|听|读|认真看)|你(又|老|怎么(又|老|总|一直))|你(搞|弄|看|判|听)错|你有(问题|bug|毛病)|不讲理|不公平|凭什么(说|判)|我明明|我不是(说|写|讲)(了|过)|你理解错|我没错|你才错|为什么说我(错|不对)|哪里错了|我觉得我(没|是对)|你是不是(傻|笨|有病|坏了)|什么破|垃圾|你坑");
    private static final Pattern REQUEST_ANSWER = words(
            "(直接|快点?|赶紧|就|能不能|可以|干脆|你)?(直接)?(告诉|给|发|说|公布|透露|讲)(一下)?(我|出来|出|个|下)?(一下)?(标准|正确|最终|最后)?(的)?答案|(标准|正确)?答案(是|呢|到底|究竟|啊|吧|发|给|直接|告诉|快)|求答案|要答案|抄(一下|个)?答案|直接(说|讲)(吧|呗|啊|嘛|行不行|就|得了|结果|结论)|你(就|先|来|直接)(说|讲|告诉我)(吧|呗|嘛|啊|行不行|结论|得了)?$|别(问|卖关子|绕)了|告诉我(吧|呗|嘛|到底|结论|就|为什么|为啥|怎么)|不用问了|你先(说|讲)|说结论|懒得想|(直接|就|快)(告诉|给|说|公布|透露).{0,4}(公式|规律|结论|结果|原因|步骤|方法|标准|做法)|帮我(写|做|答)");
    private static final Pattern ASK_HINT = words(
            "提示(?!词)|(?<!隐藏)线索|给点(提醒|思路|启发|帮助)|提醒(一下|我)|帮帮我|帮(我)?一?下|有(什么|没有)(思路|办法想)|从哪(儿|里)?(想|入手|开始)|点拨|启发一下|给个方向|hint");
    private static final Pattern DONT_KNOW = words(
            "不知道|不晓得|不造|布吉岛|bzd|idk|不清楚|(?<!会|才|都|就)不会(?!变|沉|浮|抵消|有|是|动|放|被|再|发|相|因|更|一|少|多|消|自|出|在|吃|长|受|只|平|马|影|改|从|掉|大|小|停)|没(有)?(想法|思路|头绪|主意|概念)|想不(出|到|通|明白|起来)|说不(上来|出来|清|好)|猜不(到|出)|不懂|不太懂|搞不懂|弄不明白|没想(过|出来|好)|我(真的?)?不行|无从|一头雾水|蒙了|懵了|难住|随便(吧|猜|选|啦)?$|^不确定$|我不确定|没学过|忘了|dont know|don't know");
    private static final Pattern AFFECT = words(
            "好烦|烦死|烦人|很烦|烦(了|啊|得)|累(了|死|啊)|好累|太累|无聊|没意思|没劲|好难|太难|难死|好笨|太笨|我(真|好|太)?(笨|蠢|傻)|讨厌|难过|不开心|开心|好玩|有意思|太棒|^(哈哈|嘿嘿)+$|郁闷|崩溃|(?<!个|块|木|石|馒)头(好|很|都)?(疼|大|痛|晕)|不想活|(想|好想|要)死|自杀|活不下去|没人(爱|喜欢|要|理)我|(都|老)(笑|骂|打|欺负)我|(爸|妈|爸爸|妈妈|老师)(会|又|要|老)?(打|骂|揍)我|好困|困(了|死)|压力|没心情|生气|气死|呜呜|哭了|算了(吧)?$|不想(想|动脑)|脑子(疼|不够)|我学不会|我就是学不");
    private static final Pattern SOCIAL = words(
            "^(老师|同学|大家|学伴|机器人?)?(你|您|们)?好(啊|呀|哇)?(老师|同学|机器人?)?$|^(老师|你)?在(不在|不|么)$|(?<![0-9])[1-9][0-9]{8,}|(?<![a-z])qq(?![a-z])|微信|(小区|路|街|巷)[0-9一二三四五六七八九十]+(号|弄|栋)|[0-9]+单元|身份证|(手机|电话)(号码?)?是|我家住|我住在|微信号|(加|留)(个|一下)?(微信|qq)|^(你好|您好|嗨|哈喽|hello|hi|hey|在吗|在不在|早上好|下午好|晚上好|早$|早啊)|谢谢|多谢|感谢|辛苦了|你(叫|是)(什么名|谁|机器人|真人|人吗|ai|男|女|什么$)|你(几岁|多大|是不是人|吃饭|会不会累|有朋友)|我叫|认识你|你真(好|棒|厉害)|你好(聪明|厉害|可爱|棒)");
    private static final Pattern OFF_TOPIC = words(
            "指令|没有限制|提示词|开发者模式|系统提示|system|prompt|扮演|午饭|晚饭|早饭|吃(啥|什么|饭|零食|火锅|汉堡|面了|饺子|烧烤|鸡腿|炸鸡|外卖|排骨|米线|面条)|排骨|烤肉|食堂|游戏|王者|原神|蛋仔|我的世界|吃鸡|和平精英|抖音|b站|快手|动漫|电视剧|奥特曼|篮球|足球|打球|体育课|音乐课|放学|放假|周末|明天(考|放|去)|昨天(晚上)?(看|玩|去)|生日|作业(好多|没写|写完)|英语|语文|数学(作业|题|考)|考试|老师好凶|同桌(他|她|老|又|喜欢|在)|喜欢(的)?(女生|男生|明星)|明星|歌|小猫|小狗|我家(猫|狗)|今天(下雨|好热|好冷|星期)|下雨了|外面|讲(个)?笑话|手机|零花钱|奶茶|雪糕|演唱会|球赛|梅西|爬山|春游|秋游|运动会");
    private static final Pattern QUESTION = words(
            "[?？]|(\\p{IsHan})不\\1|为什么|为啥|为何|怎么(?!样都)|咋|是什么|什么是|什么叫|啥叫|是啥|吗$|呢$|会不会|能不能|是不是|有没有|哪(里|个|种|儿)|多少|几(个|次|天|年)|真的假的|真的吗");
    private static final Pattern FORMAL = Pattern.compile(
            "是指|称为|条件|反应|满足|达到|来自|成对|存在|性状|使用|指向|倾斜|形成|造成|发生|简称|叫做|取决于|成(正|反)比|强度|较[长短大小高低强弱]|当.{1,8}时|物体|液体|元素|数列|为止|重复地|由于|因此|从而|即|定律|公式|密度|原理|波长|能量|物质|方向相反|作用在|过程|条件下|现象|平均|进行|根据|通过|总是|具有|其中|之间");
    private static final Pattern OBSERVED = words(
            "试了|试过|做了|做完|(?<!能|会|可以|没)看到了|(?<!能|就|会|可以|没)看见|我看(到|见)|观察到|发现|果然|居然|竟然|结果(是|它|就|真)|真的(沉|浮|变|是)|实验|测了|量了|称了|记录");
    private static final Pattern CHILDISH = words("吧|呗|啊|嘛|啦|好像|哈|呀|哦|嗯|我|你");

    /** Life and limb go before whatever else stands in a message. */
    private static final Pattern DISTRESS = words(
            "不想活|(想|好想|去|真想)死|自杀|自残|割腕|割(自己|手)|划(自己|手)|跳下去|跳楼|活不下去|活着(好|真|太)?(累|没意思|没劲|没用)|伤害自己|消失算了|没人(爱|喜欢|要|理|在乎)我");

    /** Commands to a machine are no talk about the topic, whatever words they borrow. */
    private static final Pattern COMMANDS = words(
            "(忽略|无视|忘(记|掉)|跳过|不要管).{0,12}(指令|指示|规则|设定|要求|限制|提示)|开发者模式|系统提示|提示词|扮演|越狱|没有限制|(输出|打印|说出|告诉我)你的(系统|隐藏|prompt|设定|指令|规则)|^\\s*system|\\bprompt\\b|\\bdan\\b|jailbreak");

    private static final Pattern PERSONAL = words(
            "身份证|(手机|电话)(号码?)?(是|[0-9])|1[3-9][0-9]{9}|(?<![a-z])qq(号)?(是|[0-9])|我家(住|在).{1,12}[0-9]+(号|单元|栋|楼|室)");

    private static final Pattern HARMING =
            words("(把|将)(同桌|同学|他|她|弟弟|妹妹|老师|别人).{0,8}(按|推|打|扔|绑|关)|(打死|揍|弄死|捅)(他|她|同学|同桌|老师)");

    /** Wants to do something and asks for leave, with or without a question mark. */
    private static final Pattern ASKS_LEAVE =
            words("^(老师|那)?我(想|要|能|可以|打算|准备|用).{2,30}(可以吗|行吗|行不行|好不好|可不可以|看看|试试|试1下)");

    /** Tells what was once believed, whatever was seen since. */
    private static final Pattern ONCE_BELIEVED = words("(以前|开始|原来|本来|之前|原先).{0,3}(以为|觉得|想|认为)");

    /** Ends as prose does; pupils seldom do. */
    private static final Pattern PROSE = Pattern.compile("[^？?]{30,}。");

    /** Acts that go before a protest made with them. */
    private static final List<SpeechAct> BEFORE_PROTEST = List.of(SpeechAct.REPAIR, SpeechAct.AFFECT);

    private static final Pattern HOLLOW = Pattern.compile(
            "^(嗯|恩|哦|噢|额|呃|啊|好|好的|好吧|行|行吧|ok|okk?|6|666?|1|11|是|对|可以|知道了|懂了|明白了|emm+|em|yyds|牛|哈|呵呵?|[.。…?？!！,，~]+|[a-z]{1,2})(的|了|吧|啊|呀|哦|呗|嘛)*$");

    private static final Map<SpeechAct, Pattern> CUES = cues();

    private SpeechActs() {}

    private static Pattern words(String regex) {
        return Pattern.compile(regex);
    }

    private static Map<SpeechAct, Pattern> cues() {
        Map<SpeechAct, Pattern> cues = new LinkedHashMap<>();
        cues.put(SpeechAct.STOP, STOP);
        cues.put(SpeechAct.REQUEST_ANSWER, REQUEST_ANSWER);
        cues.put(SpeechAct.PROTEST, PROTEST);
        cues.put(SpeechAct.REPAIR, REPAIR);
        cues.put(SpeechAct.ASK_HINT, ASK_HINT);
        cues.put(SpeechAct.DONT_KNOW, DONT_KNOW);
        cues.put(SpeechAct.AFFECT, AFFECT);
        cues.put(SpeechAct.SOCIAL, SOCIAL);
        cues.put(SpeechAct.OFF_TOPIC, OFF_TOPIC);
        return cues;
    }

    /** Whether nothing is said at all. */
    static boolean hollow(String text) {
        return HOLLOW.matcher(Normaliser.normalise(text)).matches();
    }

    /** Whether the pupil says that it has been said before. */
    public static boolean saysItWasSaid(String text) {
        return REPEATED.matcher(Normaliser.normalise(text)).find();
    }

    /**
     * The acts of a typed message, the main one first.
     *
     * @param speaksToTopic whether relations, parts or an authored question were found in it
     */
    static List<SpeechAct> of(String text, Reading reading, Asked asked, Phase phase, boolean speaksToTopic) {
        String words = Normaliser.normalise(text);
        List<SpeechAct> acts = new ArrayList<>();
        Optional<SpeechAct> grave = grave(words);
        grave.ifPresent(acts::add);
        if (grave.isEmpty() && isPasted(text)) {
            acts.add(SpeechAct.PASTED);
        }
        if (REPEATED.matcher(words).find()) {
            acts.add(SpeechAct.REPAIR);
            if (words.contains("不是说") || words.contains("明明")) {
                acts.add(SpeechAct.PROTEST);
            }
        }
        boolean content = speaksToTopic
                || !reading.bindings().isEmpty()
                || !reading.comparisons().isEmpty();
        CUES.forEach((act, cue) -> {
            if (!acts.contains(act) && cue.matcher(words).find() && !(content && contentWins(act))) {
                acts.add(act);
            }
        });
        if (acts.contains(SpeechAct.DONT_KNOW)) {
            inOrderSaid(acts, SpeechAct.ASK_HINT, ASK_HINT, words);
            inOrderSaid(acts, SpeechAct.REQUEST_ANSWER, REQUEST_ANSWER, words);
        }
        if (acts.contains(SpeechAct.PROTEST) && acts.stream().anyMatch(BEFORE_PROTEST::contains)) {
            acts.remove(SpeechAct.PROTEST);
            acts.add(SpeechAct.PROTEST);
        }
        if (QUESTION.matcher(words).find() && asks(reading, acts)) {
            acts.add(SpeechAct.QUESTION);
        }
        boolean asksLeave = grave.isEmpty() && ASKS_LEAVE.matcher(words).find();
        if (asksLeave) {
            acts.remove(SpeechAct.QUESTION);
            acts.add(0, SpeechAct.QUESTION);
        }
        boolean seen = phase == Phase.OBSERVE || asked.kind() == Asked.Kind.OBSERVATION;
        boolean onlyChat = grave.isPresent()
                || !acts.isEmpty() && !content && reading.mentions().isEmpty();
        if (!onlyChat
                && (content || acts.isEmpty() || !reading.mentions().isEmpty() && !acts.contains(SpeechAct.QUESTION))) {
            boolean sees = OBSERVED.matcher(words).find()
                    && !ONCE_BELIEVED.matcher(words).find();
            SpeechAct says = sees || seen && acts.isEmpty() ? SpeechAct.OBSERVATION : SpeechAct.CONTRIBUTION;
            boolean first = content
                    && !asksLeave
                    && !acts.contains(SpeechAct.PASTED)
                    && !acts.contains(SpeechAct.PROTEST)
                    && !acts.contains(SpeechAct.REPAIR)
                    && !acts.contains(SpeechAct.REQUEST_ANSWER);
            acts.add(first ? 0 : acts.size(), says);
        }
        if (acts.isEmpty()) {
            acts.add(SpeechAct.CONTRIBUTION);
        }
        return acts;
    }

    /** 不会，提示一下 is not knowing first; 提示一下，我不会 asks first. */
    private static void inOrderSaid(List<SpeechAct> acts, SpeechAct other, Pattern cue, String words) {
        int notKnowing = acts.indexOf(SpeechAct.DONT_KNOW);
        int asking = acts.indexOf(other);
        if (asking >= 0 && asking < notKnowing && start(DONT_KNOW, words) < start(cue, words)) {
            Collections.swap(acts, asking, notKnowing);
        }
    }

    /** What comes before anything else that is said. */
    private static Optional<SpeechAct> grave(String words) {
        if (DISTRESS.matcher(words).find()) {
            return Optional.of(SpeechAct.AFFECT);
        }
        if (COMMANDS.matcher(words).find() || HARMING.matcher(words).find()) {
            return Optional.of(SpeechAct.OFF_TOPIC);
        }
        return PERSONAL.matcher(words).find() ? Optional.of(SpeechAct.SOCIAL) : Optional.empty();
    }

    private static int start(Pattern pattern, String words) {
        Matcher matcher = pattern.matcher(words);
        return matcher.find() ? matcher.start() : words.length();
    }

    /** Words that look like chat or not knowing, inside a sentence that says something about the topic. */
    private static boolean contentWins(SpeechAct act) {
        return act == SpeechAct.OFF_TOPIC || act == SpeechAct.DONT_KNOW || act == SpeechAct.SOCIAL;
    }

    /** A real question, not an answer that ends in a rising tone and not a request counted already. */
    private static boolean asks(Reading reading, List<SpeechAct> acts) {
        boolean counted = acts.stream()
                .anyMatch(a -> a == SpeechAct.REPAIR
                        || a == SpeechAct.REQUEST_ANSWER
                        || a == SpeechAct.PROTEST
                        || a == SpeechAct.SOCIAL
                        || a == SpeechAct.DONT_KNOW
                        || a == SpeechAct.OFF_TOPIC
                        || a == SpeechAct.ASK_HINT);
        return !counted && reading.clauses().stream().anyMatch(c -> !c.asserted() && isQuestion(c.text()));
    }

    private static boolean isQuestion(String clause) {
        return QUESTION.matcher(clause).find() || clause.length() > 2;
    }

    private static boolean isPasted(String text) {
        long cues =
                FORMAL.matcher(text).results().map(m -> m.group()).distinct().count();
        boolean childish = CHILDISH.matcher(text).find();
        boolean prose = PROSE.matcher(text.strip()).matches();
        return !childish && (text.length() >= LONG_TEXT && cues >= 2 || prose && cues >= 1);
    }
}
