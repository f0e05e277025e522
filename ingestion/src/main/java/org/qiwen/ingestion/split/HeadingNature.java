package org.qiwen.ingestion.split;

import java.util.regex.Pattern;

/**
 * Guesses from a teacher's own headings whether a section shows or explains. A wrong "explanation" costs nothing, for what is
 * unmarked is treated as one; a wrong "evidence" could give an idea away. So an explanation is guessed from any heading that
 * names one, evidence only from headings that are nothing but such a name, over text that draws no conclusion in words. Pure.
 */
final class HeadingNature {
    private static final Pattern NUMBERING = Pattern.compile(
            "^[\\s　]*(?:第?[0-9一二三四五六七八九十]{1,3}[章节部分、.．:：)）]*|[（(][0-9一二三四五六七八九十]{1,3}[)）]|[①-⑳])[\\s　]*");

    private static final Pattern EXPLANATION = Pattern.compile(
            "解释|原理|结论|为什么|为何|成因|原因|分析|规律|小结|总结|答案|解析|揭秘|本质|機理|机理|"
                    + "(?i:\\b(?:explanations?|conclusions?|why|principles?|summary|answers?|discussion|analysis|reasons?)\\b)",
            0);

    private static final Pattern EVIDENCE = Pattern.compile(
            "(?:实验|观察|测量|探究)?(?:现象|数据|记录|观察|器材|材料|步骤)|观察到的现象|观察记录|数据记录|证据|事实|操作步骤|材料准备|安全提示|注意事项|安全|"
                    + "(?i:observations?|phenomen(?:on|a)|data|evidence|materials?|equipment|procedure|safety)",
            0);

    private static final Pattern CONCLUDES =
            Pattern.compile("因为|由于|因此|因而|所以|从而|说明|表明|证明|可见|可知|得出|原因|原理|规律|结论|解释|使得|导致|是由|"
                    + "(?i:\\b(?:because|therefore|thus|hence|explain\\w*|reasons?|show(?:s|ed|n)? that|prove[sd]?|"
                    + "conclu\\w*|due to|caused? by|means that|so that)\\b)");

    private HeadingNature() {}

    /** What a heading of this wording announces; a section's text must still bear out an evidence. */
    static Nature of(String heading) {
        if (EXPLANATION.matcher(heading).find()) {
            return Nature.EXPLANATION;
        }
        String name = NUMBERING.matcher(heading).replaceFirst("").strip().replaceFirst("[：:0-9]+$", "");
        return EVIDENCE.matcher(name).matches() ? Nature.EVIDENCE : Nature.UNMARKED;
    }

    /** Whether a text puts forward reasons or conclusions, judged by its connecting words. */
    static boolean concludes(String text) {
        return CONCLUDES.matcher(text).find();
    }
}
