package org.qiwen.assistant.dialogue.reading;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The general words of Chinese that the reader needs: clause limits, the kinds of negation, questions, reports. */
final class ChineseWords {

    /** Where a clause ends. */
    static final Pattern BREAK = Pattern.compile("(?:[，。！？；、：,!?;…~\\n]|(?<![0-9])[.:]|[.:](?![0-9]))+|\\s+");

    /** Words that begin a new clause. */
    static final Pattern CONNECTIVE = Pattern.compile(
            "(?<!不是)(?=因为)|(?=所以|但是|可是|(?<!传|喘|穿|通|飞|越|超|赢|透|吃|受|照)不过(?!是|来|去|气)|如果|要是|假如|因此|于是|然后|而且|(?<!反)而是|只是因为|结果|反而)");

    /** Adverbs that may be terms; a denial before them reaches the word behind. */
    static final Pattern ADVERB = Pattern.compile("真的|真正|完全|一直|自己|本身|同时|马上|立刻|全部|直接|一起");

    /** A, not A: a question or an indifferent "whether". */
    static final Cue A_NOT_A = Cue.of("不没否", "(\\p{IsHan}{1,2})不\\1|有没有|是否|能否");

    /** Words that contain a negation character but deny nothing. */
    static final Cue NO_NEGATION = Cue.of(
            "不没无别",
            "分别|个别|级别|区别|特别|差别|不但|不仅|不管|不论|无论|不过|不然|不同|差不多|不断|要不|不只|不得不|没想到|不好意思|不停|不久|不用说|不一样|没错|不就是|不就|可不|不也|不变|没变|不小心|不少|无数");

    /** A denial right before what it denies, with the small words that may stand between. */
    static final Cue DENIAL_BEFORE = Cue.of(
            "不没无未别非",
            "(不|没有|没|无|未|别|并非|非)(会|能|可能|可以|容易|再|太|怎么|是|得|算|用|需要|让|往|向|把|被|怎样|那么|这么|很|得到|看到|有|都|因为|靠|从|来自|吃|变成|变|想|要|真|真的|自己|全|一直|应该|必|了|什么|任何|出|来|到|够|像|去|只|光|就|因|由|的){0,4}$");

    /** A denied complement right after a verb: cannot float up. */
    static final Cue DENIAL_AFTER = Cue.of("不", "^得?不(起来|起|上来|上|下去|下来|下|动|住|了|到|出来|出|进|过|掉|成|见|着|够)");

    /** Denies all that stands between. */
    static final Cue CLEFT_DENIED = Cue.of("不", "^(所以|那|就|也|并)*不是.{1,8}的$");

    /** Denies that something holds in general, or denies the whole clause. */
    static final Cue GENERALITY_DENIED = Cue.of(
            "不没未怪哪无",
            "(?<!是)不是因为|不(能|是|会|用|要|可以|应该|该)?(每|都|全)|不一定|不见得|未必|不都|不全|不总|不完全|并不都|不是都|不是所有|不能只|不能光|不能说|不该只|说不通|不成立|才怪|不太对|不靠谱|(光|只|单|仅)(看|凭|靠|比|说|有).*(不|没)|不是.{1,12}就|没有.{0,6}这回事|哪有|说不准|跟.{1,8}(没关系|无关)|和.{1,8}(没关系|无关)|与.{1,8}(没关系|无关)|没关系|无所谓");

    /** A clause that takes back or rejects what was just said. */
    static final Pattern REJECTION = Pattern.compile(
            "^(我|这|那|他|她)?(觉得|就)?(是)?(瞎|胡|乱)(说|扯|讲)|^(我|这|那)?(觉得|就是)?(扯|骗人|假的|不可能)|^(我|这|那|他|她)?(觉得|就)?(不同意|不赞成|不对|不信|不这么想|不这样想|不是这样|反对|错了|是错的|有问题|不行|说不通|讲不通|想错了|弄错了)");

    /** Somebody else's words or a belief of the past. */
    static final Pattern REPORT = Pattern.compile(
            "(?<!所)(?<!用药|出现|加热|点燃)以前|之前(我)?(以为|觉得|想)|原来(我)?以为|本来(我)?以为|一开始(我)?(以为|觉得|想|猜)|还以为|以为|有人(说|觉得|认为)|(他|她|他们|别人|人家|大家|好多人|很多人|人们|同桌|同学|爸|妈|哥|姐|弟|妹|爷爷|奶奶|小[明红林禾华刚丽强文])(们)?(都|老|也|总|常|告诉我)*(说|讲|觉得|认为|以为|猜)|网上(有人|都)?说|书上说");

    /** Rhetorical questions that deny what they ask. */
    static final Pattern RHETORICAL = Pattern.compile("难道|(?<!听)谁说(?!得?对).{2,}|怎么可能|哪会|哪能|怎么会|凭什么|岂不");

    /** Questions for something unknown. */
    static final Cue OPEN_QUESTION = Cue.of(
            "为干怎咋什啥哪多谁请",
            "为什么|为啥|为何|干嘛|(?<!知道|不管|无论|看|再|教它|告诉它)怎么(?!样都)|咋|(?<!没|没有|不是|不管|无论)什么(?!都|也|.{0,3}都)|(?<!没)啥|(?<!看|看在|在于|管)(哪里|哪儿)(?!.{0,8}(都|也))|(?<!知道|看出|管|论|缺|少|传)哪(个|些|块|张)(?!.{0,8}(都|也))|(?<![少多])多少(?!有点|不同|不一样|变|会变|都|的不)|谁知道|请问");

    /** Open questions that take what they ask about for granted. */
    static final Cue PRESUPPOSING = Cue.of("为", "为什么|为啥|为何");

    /** A question that is only the object of knowing or deciding asks nothing. */
    static final Pattern EMBEDDED_QUESTION =
            Pattern.compile("(?<!不|谁|想|我要|你)(知道|看出来?|看到|看见|找出|找到|认出|分出|取决于|要看|就看|决定|算出来?|说明).{0,12}(哪|什么|怎么|多少|谁|几)");

    /** A supposition that is only made to be refuted by what would follow. */
    static final Pattern SUPPOSED = Pattern.compile("^(那|可是|但是)?(要是|如果|假如|假设|要真是|如果真)");

    /** What would follow, and does not. */
    static final Pattern REFUTED = Pattern.compile("也该|也应该|也得|早就|早该|才对|才怪|怎么|为什么|岂|难道|不就");

    /** Asks whether, when nothing before it makes it an object of deciding or of no matter. */
    static final Pattern WHETHER = Pattern.compile(
            "^(?!.{0,8}(看|取决|关键|判断|不管|无论|不论|知道|决定|试|测))(那|那么|老师|请问|你说|我想问)?.{0,14}(?<!管|论|看|道|定|于)(有没有|是不是|会不会|能不能|可不可以|要不要)(?!.{0,8}(都|也|没关系|无所谓|不要紧))");

    /** A question that only refutes the supposition before it. */
    static final Pattern REFUTING_QUESTION = Pattern.compile("^那.{0,8}怎么");

    /** Asked only for effect: it says that it is so. */
    static final Pattern INSISTING = Pattern.compile("不就(是|会|要)?.+[吗嘛]$");

    /** Yes-no questions. */
    static final Pattern YES_NO = Pattern.compile("吗|么$|真的假的");

    /** A question tacked on to a statement; it asks for agreement only. */
    static final Pattern TAG = Pattern.compile("^(对吗|对吧|对不对|是吗|是吧|是不是|行吗|可以吗|没错吧|我没说错吧|我说得?对吗|这样对吗|好吗|ok吗)$");

    /** Something does not matter. */
    static final Pattern IRRELEVANT = Pattern.compile("没关系|没有关系|无关|不看|不管|不论|无论|没用|没影响|不影响|无所谓|都一样|都行|不重要|不算数");

    static final Cue MORE_AFTER = Cue.of(
            "大多强长高快远久厚重容厉明增",
            "^(就|也|会|还|都|变得|变|越来越|越|更|的?程度|的?量|得|比较|要|更加|非常|很|特别|最|是|的)*(大|多|强|长|高|快|远|久|厚|重|容易|厉害|明显|增)");

    static final Cue LESS_AFTER = Cue.of(
            "小少弱短低慢近薄轻难减不差",
            "^(就|也|会|还|都|变得|变|越来越|越|更|的?程度|的?量|得|比较|要|更加|非常|很|特别|最|是|的)*(小|少|弱|短|低|慢|近|薄|轻|难|减|不容易|差)");

    static final Cue MORE_BEFORE = Cue.of("更增越加", "(更多|更强|更大|更高|更长|增加|增大|越多|越强|越大|加强)的?$");

    static final Cue LESS_BEFORE = Cue.of("更减越", "(更少|更弱|更小|更低|更短|减少|减小|越少|越弱|越小|减弱)的?$");

    static final Cue COMPARED_TO = Cue.of("比", "(不)?比(?!较|如|例|一比|喻|赛|方|划|萨|的|了|完|过|几)");

    static final Cue LESS_THAN = Cue.of("没不", "没有|没|不如|不及|比不上|赶不上");

    static final Cue EXCEEDS = Cue.of("过于", "超过|大于|高于|多于|强于|重于|胜过|大过|重过");

    static final Cue FALLS_SHORT = Cue.of("于不", "小于|低于|少于|弱于|轻于|(?<![看找见听得想买收照碰够])不到|不足|不超过");

    static final Cue STANDARD = Cue.of("比", "(跟|和|与|同|拿|用|对着)([^，。]{1,12}?)(来|去|相|作|做|一)*比(较|一比|一下)?(?!例|如)");

    static final Cue EQUALS = Cue.of("样相多", "^(的)?(\\p{IsHan}{0,4})?(一样|相同|相等|差不多|同样)");

    /** The signs that end a clause; they are no part of it. */
    static final Pattern MARKS = Pattern.compile("(?:[，。！？；、：,!?;…~\\n\\s]|(?<![0-9])[.:]|[.:](?![0-9]))+");

    /** Signs that end a sentence. */
    static final Pattern SENTENCE_END = Pattern.compile("[。！？!?\\n]");

    /** Ends a clause that tells who says the next one. */
    static final Pattern SAYS = Pattern.compile("(说|以为|觉得|认为)$");

    /** Ends a guess, which asserts though a question mark follows. */
    static final Pattern RISING_TONE = Pattern.compile("(吧|呗)$");

    /** Two unknowns that go together: a rule, no question. */
    static final Pattern TWO_UNKNOWNS = Pattern.compile("谁.{1,4}谁|哪.{1,5}哪|多少.{1,5}多少");

    /** Stands between two things that are said to be equal. */
    static final Pattern JOINED = Pattern.compile("(的\\p{IsHan}{0,3})?(和|跟|与|同|等于)(\\p{IsHan}{0,4}的)?");

    /** Follows an outcome that is what is spoken of: the ones that sink are the heavy ones. */
    static final Pattern TOPIC = Pattern.compile("^(下去|起来|着|了|在水面|上来)?的(?!时候|话|时)");

    /** Begins a reason. */
    static final Pattern REASON_FIRST = Pattern.compile("^因为");

    /** Stands right before what something is measured against. */
    static final Pattern MEASURED_AGAINST = Pattern.compile("比起?([^比]{1,5}的)?$(?!比)");

    /** Stands between what is acted on and what acts. */
    static final Pattern PASSIVE = Pattern.compile("被|让|由|是因为|受|靠|来自");

    /** Turns what would act into what is acted on. */
    static final Pattern PASSIVE_MARK = Pattern.compile("被");

    /** Denies, anywhere between what acts and what is acted on. */
    static final Pattern DENIES = Pattern.compile("[不没]");

    /** Looks like it and does not. */
    static final Pattern DENIES_NOT = Pattern.compile("不断|不停|不仅|不但");

    /** What a question wants to know, where a reply could stand. */
    static final Pattern UNKNOWN = Pattern.compile("(?:哪一?(?:种颜色|种|个|块|张|些|边|样)|什么(?=时候|东西))");

    /** A clause of a question that states nothing. */
    static final Pattern NOT_STATED = Pattern.compile("[？?]|吗|呢|如果|要是|想一想|猜");

    /** Asks for a time. */
    static final Pattern ASKS_WHEN = Pattern.compile("什么时候");

    /** Words of time. */
    static final Pattern TIME = Pattern.compile("时|候|[天月季夏冬春秋日夜晚早午]|以?[前后]");

    /** Separates the answers to two gaps. */
    static final Pattern PIECES = Pattern.compile("[，,。；;！!\\s]+");

    /** Ends a spoken piece without meaning anything. */
    static final Pattern PARTICLES = Pattern.compile("(吧|呗|啊|呀|嘛|啦|哦|的话|呢)+$");

    /** Common words that hold a one-character term but do not mean it. */
    static final List<String> PLAIN_WORDS = List.of(
            "所以", "大家", "大概", "大约", "大小", "大多", "大部分", "小时", "小朋友", "小明", "小林", "小禾", "小红", "小华", "重新", "重要", "重复",
            "轻重", "轻轻", "多少", "看起来", "想起来", "起来", "水平", "天气", "生气", "力气", "客气", "语气", "小心", "大人", "大于", "小于", "重于",
            "轻于", "大声", "大方", "比较", "光看", "光是", "光靠", "不光", "时光", "前后", "然后", "以后", "最后", "方向", "大自然", "大气层", "放大",
            "空间", "有空", "同时", "能力", "努力", "用力", "效果", "如果", "结果", "后来");

    private ChineseWords() {}

    static Map<Sense, Cue> cues() {
        Map<Sense, Cue> cues = new EnumMap<>(Sense.class);
        cues.put(Sense.BREAK, new Cue("", BREAK));
        cues.put(Sense.CONNECTIVE, new Cue("", CONNECTIVE));
        cues.put(Sense.ADVERB, new Cue("", ADVERB));
        cues.put(Sense.A_NOT_A, A_NOT_A);
        cues.put(Sense.NO_NEGATION, NO_NEGATION);
        cues.put(Sense.DENIAL_BEFORE, DENIAL_BEFORE);
        cues.put(Sense.DENIAL_AFTER, DENIAL_AFTER);
        cues.put(Sense.CLEFT_DENIED, CLEFT_DENIED);
        cues.put(Sense.GENERALITY_DENIED, GENERALITY_DENIED);
        cues.put(Sense.REJECTION, new Cue("", REJECTION));
        cues.put(Sense.REPORT, new Cue("", REPORT));
        cues.put(Sense.RHETORICAL, new Cue("", RHETORICAL));
        cues.put(Sense.OPEN_QUESTION, OPEN_QUESTION);
        cues.put(Sense.PRESUPPOSING, PRESUPPOSING);
        cues.put(Sense.EMBEDDED_QUESTION, new Cue("", EMBEDDED_QUESTION));
        cues.put(Sense.SUPPOSED, new Cue("", SUPPOSED));
        cues.put(Sense.REFUTED, new Cue("", REFUTED));
        cues.put(Sense.WHETHER, new Cue("", WHETHER));
        cues.put(Sense.REFUTING_QUESTION, new Cue("", REFUTING_QUESTION));
        cues.put(Sense.INSISTING, new Cue("", INSISTING));
        cues.put(Sense.YES_NO, new Cue("", YES_NO));
        cues.put(Sense.TAG, new Cue("", TAG));
        cues.put(Sense.IRRELEVANT, new Cue("", IRRELEVANT));
        cues.put(Sense.MORE_AFTER, MORE_AFTER);
        cues.put(Sense.LESS_AFTER, LESS_AFTER);
        cues.put(Sense.MORE_BEFORE, MORE_BEFORE);
        cues.put(Sense.LESS_BEFORE, LESS_BEFORE);
        cues.put(Sense.COMPARED_TO, COMPARED_TO);
        cues.put(Sense.LESS_THAN, LESS_THAN);
        cues.put(Sense.EXCEEDS, EXCEEDS);
        cues.put(Sense.FALLS_SHORT, FALLS_SHORT);
        cues.put(Sense.STANDARD, STANDARD);
        cues.put(Sense.EQUALS, EQUALS);
        cues.put(Sense.MARKS, new Cue("", MARKS));
        cues.put(Sense.SENTENCE_END, new Cue("", SENTENCE_END));
        cues.put(Sense.SAYS, new Cue("", SAYS));
        cues.put(Sense.RISING_TONE, new Cue("", RISING_TONE));
        cues.put(Sense.TWO_UNKNOWNS, new Cue("", TWO_UNKNOWNS));
        cues.put(Sense.JOINED, new Cue("", JOINED));
        cues.put(Sense.TOPIC, new Cue("", TOPIC));
        cues.put(Sense.REASON_FIRST, new Cue("", REASON_FIRST));
        cues.put(Sense.MEASURED_AGAINST, new Cue("", MEASURED_AGAINST));
        cues.put(Sense.PASSIVE, new Cue("", PASSIVE));
        cues.put(Sense.PASSIVE_MARK, new Cue("", PASSIVE_MARK));
        cues.put(Sense.DENIES, new Cue("", DENIES));
        cues.put(Sense.DENIES_NOT, new Cue("", DENIES_NOT));
        cues.put(Sense.UNKNOWN, new Cue("", UNKNOWN));
        cues.put(Sense.NOT_STATED, new Cue("", NOT_STATED));
        cues.put(Sense.ASKS_WHEN, new Cue("", ASKS_WHEN));
        cues.put(Sense.TIME, new Cue("", TIME));
        cues.put(Sense.PIECES, new Cue("", PIECES));
        cues.put(Sense.PARTICLES, new Cue("", PARTICLES));
        return cues;
    }
}
