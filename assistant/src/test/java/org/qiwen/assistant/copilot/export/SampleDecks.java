package org.qiwen.assistant.copilot.export;

import java.util.ArrayList;
import java.util.List;
import org.qiwen.assistant.copilot.export.Block.Cell;
import org.qiwen.assistant.copilot.export.Block.Row;
import org.qiwen.assistant.copilot.export.Block.Table;

/** Slides written by hand, for judging the layout. */
public final class SampleDecks {
    private SampleDecks() {}

    public static Deck primary() {
        return new Deck(
                "一块橡皮泥，怎样做才能浮起来？",
                SampleSheets.provenance("plan-primary@1#slides"),
                List.of(
                        new Slide.Cover("一块橡皮泥，怎样做才能浮起来？", "五年级 · 科学 · 沉和浮", "上课前把水槽装到 12 cm。"),
                        new Slide.Statement(
                                "看一看", Text.of("同一块橡皮泥，捏成球放进水里，沉了。"), Text.of("先别说话，把你的预测写下来。"), "教师演示，不解释。"),
                        new Slide.Statement("今天的问题", Text.of("不加别的东西，怎样让它浮起来？"), Text.EMPTY, ""),
                        new Slide.Points(
                                "任务",
                                Text.each(List.of(
                                        "每组一块 50 g 的橡皮泥，不能拿走，也不能加别的。",
                                        "造一只能装最多硬币的船，改进三次。",
                                        "每次只改一个地方，记下装了几枚。",
                                        "说一说：哪只船排开的水最多？")),
                                true,
                                "巡视时追问：这一次你只改了什么？"),
                        new Slide.Grid("我们的证据", evidence(4), "请组长上来填。"),
                        new Slide.Points(
                                "小结",
                                List.of(
                                        Text.of("橡皮泥的多少没有变，变的是形状。"),
                                        Text.of("排开的水越多，水托得越用力。"),
                                        Text.of("铁做的货轮也一样：").and("装得越多，吃水越深。", RunStyle.BOLD)),
                                false,
                                "回到开头的预测。")));
    }

    /** More than fits on one slide, everywhere. */
    public static Deck crowded() {
        List<Text> many = new ArrayList<>();
        for (int i = 1; i <= 16; i++) {
            many.add(Text.of("第 " + i + " 点：推动活塞把 NO₂ ⇌ N₂O₄ 的体积压到一半，分别在 0 s、1 s、10 s 说出颜色，再和 ΔH < 0 的情形比较。"));
        }
        return new Deck(
                "很长的题目".repeat(20),
                SampleSheets.provenance("crowded"),
                List.of(
                        new Slide.Cover("很长的题目".repeat(12), "副题".repeat(40), ""),
                        new Slide.Statement(
                                "看一看".repeat(20), Text.of("一句话说不完".repeat(30)), Text.of("下面还有".repeat(60)), ""),
                        new Slide.Points("很多点", many, true, "备注".repeat(300)),
                        new Slide.Points("一点太长", List.of(Text.of("一二三四五六七八九十".repeat(100))), false, ""),
                        new Slide.Grid("证据", evidence(30), ""),
                        new Slide.Grid(
                                "一格太长",
                                new Table(
                                        List.of(1, 4),
                                        1,
                                        List.of(
                                                Row.of("甲", "乙"),
                                                Row.of("丙", "Antidisestablishmentarianism ".repeat(90)))),
                                "")));
    }

    private static Table evidence(int rows) {
        List<Row> all = new ArrayList<>();
        all.add(Row.of("组", "船的样子", "装了几枚", "排开的水"));
        for (int i = 1; i <= rows; i++) {
            all.add(new Row(List.of(Cell.of("第 " + i + " 组"), Cell.of(""), Cell.of(""), Cell.of("＿＿ mL"))));
        }
        return new Table(List.of(2, 5, 3, 3), 1, all);
    }
}
