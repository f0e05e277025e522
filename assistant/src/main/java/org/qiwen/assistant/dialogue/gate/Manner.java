package org.qiwen.assistant.dialogue.gate;

import java.util.regex.Pattern;

/**
 * Words by which a Chinese sentence generalises, explains, likens, tells, answers: the manner in which an idea is given
 * away, whatever the idea.
 */
enum Manner {
    CLOSED_QUESTION(
            Sign.CLOSED_QUESTION, false, "是不是|是否|难道|对吧|对吗|对不对|是吧|不就|岂不|何尝|还能|怎么(?:可能|会|能)|哪(?:会|能|有)|吗[？?。！”]*$"),
    GENERAL(
            Sign.GENERAL,
            true,
            "越.{1,10}越|只要|只有|凡是|凡|总是|总|都|一律|必然|必定|一定|每(?=[个次一种])|任何|所有|规律|通常|往往|一般|永远|始终|谁.{1,6}谁|就(?!能不能|可以)|便|才(?!能)|则|即|等于|取决于|由.{1,8}决定|跟.{1,10}有关|无论|不管|不论"),
    CAUSAL(
            Sign.CAUSAL,
            true,
            "因为|由于|所以|因此|因而|于是|从而|导致|造成|使得|使|让(?!我|你|他|她|人)|把.{1,8}变|变成|变为|靠的?是|原来|其实|说明|这就是|才是|正是|就是|归根|根本|关键|真相|道理|原因|缘故|之所以|来自|源于|被.{1,8}(?:了|到|成|掉|走)"),
    CONTRAST(
            Sign.CONTRAST,
            false,
            "\\p{IsHan}的[^，。；、的]{1,8}[，；、][^，。；、的]{0,4}\\p{IsHan}的[^，。；、的]{1,8}|(?:一|这|那|前)(?:个|边|头|块|者|份|种).{1,12}[，；](?:另|那|后|对面)(?:一|边|头|块|者|份|种)|更.{1,8}[，；].{0,6}更|不(?:是|靠|从|看|在|会).{1,14}[，；]?(?:而是|是|靠|而在|而看)"),
    LIKENESS(Sign.LIKENESS, false, "好比|就像|像.{1,14}(?:一样|似的|那样)|相当于|如同|仿佛|宛如|比作|想象|想成|看作|当作|类似|打个比方|同理|一个道理|也一样|也是这样"),
    STORY(
            Sign.STORY,
            false,
            "(?:爷爷|奶奶|爸爸|妈妈|老人|师傅|医生|店主|老板|同学|哥哥|姐姐|弟弟|妹妹|队长|国王|猴|兔|熊|狐|鱼|蚂蚁|小[\\p{IsHan}]{1,2})(?:们)?.{0,8}(?:说|道|问|答|想|发现|喊|笑|告诉)|从前|有一天|有(?:一)?(?:个|位|只|本|段|句)|书(?:上|里|中)|课本|教材|百科|资料|科学家|专家|研究|写着|写道|记载|[一二三四五六七八九十0-9]+页"),
    ANSWER(
            Sign.ANSWER,
            false,
            "答案|结论|填(?!一填|上你)|选(?:[A-Da-d甲乙丙丁]|第|的?是|它)|正确|没错|对的|√|✓|✔|甲|乙|丙|示范|参考|例如|比如|可以(?:这样|这么|直接)|照(?:着|这)|记住|记牢|口诀|提示|线索|告诉你|透露|帮你|写成|替你|给你|抄"),
    OPPOSITE(Sign.OPPOSITE, true, "不可能|绝不|决不|从不|并非|并不|不会|没法|无法|休想|别想|反过来|反而|绝对|不再|再也|不必|不用|不需要|不靠|不是|没有|从来"),
    PRAISED(
            Sign.PRAISED,
            false,
            "你(?:能|已经|刚才|都|这么|居然|竟然|自己|就|终于)?(?:会|能)?(?:想到|说到|看出|发现|指出|明白|知道|懂得?|说得|说的|答|认识到|总结|得出|找到)|(?:你|这句|这话|这一步).{0,20}(?:很对|真准|完全对|特别难得|抓得准|说得好|到位|精彩|漂亮|了不起)");

    /** Most cues that are counted in a sentence; more say no more. Our choice. */
    private static final int MOST = 3;

    private final Sign sign;
    private final boolean counted;
    private final Pattern words;

    Manner(Sign sign, boolean counted, String words) {
        this.sign = sign;
        this.counted = counted;
        this.words = Pattern.compile(words);
    }

    Sign sign() {
        return sign;
    }

    /** How much of it a folded sentence shows: a share of at most {@code MOST} cues, or whether there is one. */
    double in(String folded) {
        return counted
                ? Math.min(MOST, words.matcher(folded).results().count()) / (double) MOST
                : words.matcher(folded).find() ? 1 : 0;
    }
}
