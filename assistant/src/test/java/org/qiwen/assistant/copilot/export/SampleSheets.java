package org.qiwen.assistant.copilot.export;

import static org.qiwen.assistant.copilot.export.Block.bullets;
import static org.qiwen.assistant.copilot.export.Block.heading;
import static org.qiwen.assistant.copilot.export.Block.lead;
import static org.qiwen.assistant.copilot.export.Block.note;
import static org.qiwen.assistant.copilot.export.Block.numbers;
import static org.qiwen.assistant.copilot.export.Block.paragraph;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.qiwen.assistant.copilot.export.Block.Box;
import org.qiwen.assistant.copilot.export.Block.Cell;
import org.qiwen.assistant.copilot.export.Block.PageBreak;
import org.qiwen.assistant.copilot.export.Block.Row;
import org.qiwen.assistant.copilot.export.Block.Table;
import org.qiwen.assistant.copilot.export.Block.WritingLines;

/** Lessons written by hand, for judging the layout on what a teacher really prints. */
public final class SampleSheets {
    private SampleSheets() {}

    public static Provenance provenance(String id) {
        return new Provenance(
                id, "王老师", "科学", List.of("教案", "探究"), Instant.parse("2026-11-22T04:00:00Z"), Locale.SIMPLIFIED_CHINESE);
    }

    public static Sheet primary() {
        return new Sheet(
                "一块橡皮泥，怎样做才能浮起来？",
                "五年级 · 科学 · 40 分钟 · 44 人，每组 4 人",
                "小学科学微课题 · 沉和浮",
                provenance("plan-primary@1"),
                List.of(
                        heading(1, "课标依据"),
                        paragraph(Text.of("科学课程标准（2022 年版）物质的结构与性质，5～6 年级。").and("〔课标原文未核对〕", RunStyle.UNSUPPORTED)),
                        heading(1, "学情"),
                        paragraph("学生常用“重的沉、轻的浮”来预测。说得出“空心的会浮”的人多，说得清为什么的人少。"),
                        heading(1, "教学目标与评价任务"),
                        new Table(
                                List.of(2, 5, 5),
                                1,
                                List.of(
                                        Row.of("维度", "目标", "评价任务"),
                                        Row.of("科学观念", "知道同样重的一块橡皮泥，排开的水越多，受到的浮力越大。", "用两只船的数据说明哪只能多装几枚硬币。"),
                                        Row.of("科学思维", "能用“排开的水”解释沉浮，而不只说轻重。", "离堂小条：为什么铁船不沉？"),
                                        Row.of("探究实践", "能只改变形状，不改变橡皮泥的多少。", "记录单上写出不变的条件。"),
                                        Row.of("态度责任", "愿意根据结果修改自己的想法。", "圈出自己改变了的预测。"))),
                        heading(1, "材料"),
                        new Table(
                                List.of(4, 2, 2, 5),
                                1,
                                List.of(
                                        Row.of("材料", "每组", "全班（含备用）", "预实验提示"),
                                        Row.of("橡皮泥 50 g", "1 块", "13 块", "泡水会变软，每块最多用两个班。"),
                                        Row.of("透明水槽", "1 个", "12 个", "水深 12 cm，铺毛巾防滑。"),
                                        Row.of("1 元硬币", "20 枚", "240 枚", "1 枚约 6 g，可换成同样的螺母。"))),
                        heading(1, "教学过程"),
                        process(),
                        heading(1, "板书"),
                        new Box(
                                Text.of("一块橡皮泥，怎样做才能浮起来？"),
                                List.of(
                                        paragraph("不变：橡皮泥的多少（50 g）　　改变：形状"),
                                        paragraph("实心球 → 沉　　小船 → 浮　　大船 → 装得更多"),
                                        paragraph("我们的解释：排开的水越多，水托得越用力。"))),
                        heading(1, "安全风险单"),
                        new Table(
                                List.of(2, 2, 5, 2),
                                1,
                                List.of(
                                        Row.of("危险", "谁", "怎样防", "看护"),
                                        Row.of("水洒地面滑倒", "全体", "托盘垫毛巾，洒了立即擦；不带水走动。", "组长"),
                                        Row.of("误食橡皮泥", "学生", "做完洗手；不用有水果香味的橡皮泥。", "教师"))),
                        heading(1, "教学反思"),
                        note("以下由教师课后手写。"),
                        paragraph("1. 哪一句学生的话出乎我的意料？"),
                        new WritingLines(2),
                        paragraph("2. 哪一步我说得太多？"),
                        new WritingLines(2),
                        paragraph("3. 下次我会先改哪一处？"),
                        new WritingLines(2)));
    }

    private static Table process() {
        return new Table(
                List.of(12, 28, 18, 28, 14),
                1,
                List.of(
                        Row.of("环节", "教师：核心问题·追问·过渡语", "学生活动", "学生可能的回答 → 教师回应", "设计意图·评价点"),
                        new Row(List.of(
                                Cell.of(Text.bold("真实问题导入"), Text.of("6 分钟")),
                                Cell.of(
                                        Text.bold("核心问题：").and("一块橡皮泥放进水里就沉，不加别的东西，能让它浮起来吗？"),
                                        Text.of("追问：你改变了什么？什么没有变？"),
                                        Text.of("过渡：先把预测写下来，再动手。")),
                                Cell.of("独立写预测和理由；与同桌交换。"),
                                Cell.of(
                                        Text.of("“弄小一点就轻了，会浮。” → 拿走一半，剩下的还是原来那块吗？放一小粒试试。"),
                                        Text.of("“捏成船。” → 船和球哪里不一样？")),
                                Cell.of("暴露“轻就浮”的想法。"))),
                        new Row(List.of(
                                Cell.of(Text.bold("学科知识拆解"), Text.of("8 分钟")),
                                Cell.of(Text.of("演示：实心球和小船先后放进装满水的溢水杯，接住流出来的水。"), Text.of("追问：哪一次流出来的水多？")),
                                Cell.of("观察水位，比较两杯溢出的水。"),
                                Cell.of(Text.of("“一样多，因为一样重。” → 看看量筒：球 26 mL，船 50 mL，你怎么解释？")),
                                Cell.of("评价点：能用数据说话。"))),
                        new Row(List.of(
                                Cell.of(Text.bold("工程项目实践"), Text.of("16 分钟")),
                                Cell.of(Text.of("任务：用 50 g 橡皮泥造一只装硬币最多的船，每组改进三次。"), Text.of("追问：这一次你只改了什么？")),
                                Cell.of("设计、测试、记录硬币数，再改进。"),
                                Cell.of(Text.of("“边太低进水了。” → 那你想换掉哪个条件？"), Text.of("“越薄越好。” → 薄到什么时候会出问题？")),
                                Cell.of("控制变量；根据失败改进。"))),
                        new Row(List.of(
                                Cell.of(Text.bold("社会价值反思"), Text.of("10 分钟")),
                                Cell.of(Text.of("出示远洋货轮的吃水线照片：装得越多，吃水为什么越深？")),
                                Cell.of("用本课的解释写离堂小条。"),
                                Cell.of(Text.of("“货轮很轻。” → 它有几万吨。再看看它排开了多少水？")),
                                Cell.of("迁移到真实的船。")))));
    }

    public static Sheet primaryWorksheet() {
        return new Sheet(
                "学习任务单：让橡皮泥浮起来",
                "班级＿＿＿＿　姓名＿＿＿＿　第＿＿组",
                "小学科学微课题 · 沉和浮",
                provenance("plan-primary@1#worksheet"),
                List.of(
                        lead("不加别的东西，怎样让一块沉下去的橡皮泥浮起来？"),
                        heading(1, "一、我的预测"),
                        paragraph("我想这样做："),
                        new WritingLines(2),
                        paragraph("我这样想，因为："),
                        new WritingLines(2),
                        heading(1, "二、我们的记录"),
                        paragraph("不变的条件：＿＿＿＿＿＿＿＿　　改变的条件：＿＿＿＿＿＿＿＿"),
                        new Table(
                                List.of(1, 4, 2, 4),
                                1,
                                List.of(
                                        Row.of("次", "船的样子（画一画）", "装了几枚硬币", "为什么沉了？下一次改什么？"),
                                        new Row(List.of(Cell.of("1"), Cell.blank(3), Cell.blank(3), Cell.blank(3))),
                                        new Row(List.of(Cell.of("2"), Cell.blank(3), Cell.blank(3), Cell.blank(3))),
                                        new Row(List.of(Cell.of("3"), Cell.blank(3), Cell.blank(3), Cell.blank(3))))),
                        heading(1, "三、我的解释"),
                        paragraph("用“排开的水”说一说，为什么同一块橡皮泥，球会沉、船会浮："),
                        new WritingLines(3),
                        new Box(Text.of("离堂小条"), List.of(paragraph("铁块会沉，铁做的大船为什么不沉？"), new WritingLines(3)))));
    }

    public static Sheet senior() {
        return new Sheet(
                "压强变化时，2NO₂ ⇌ N₂O₄ 的颜色为什么先深后浅？",
                "高二 · 化学 · 45 分钟 · 48 人，每组 4 人",
                "高中专项课题 · 化学平衡的移动",
                provenance("plan-senior@3"),
                List.of(
                        heading(1, "学科要点"),
                        paragraph(Text.of("体积缩小的瞬间，")
                                .and("c", RunStyle.FORMULA)
                                .and("(NO₂) 增大，颜色变深；随后 ")
                                .and("v", RunStyle.FORMULA)
                                .and("正", RunStyle.SUBSCRIPT)
                                .and(" > ")
                                .and("v", RunStyle.FORMULA)
                                .and("逆", RunStyle.SUBSCRIPT)
                                .and("，平衡正向移动，颜色变浅，但仍比压缩前深。")),
                        bullets(List.of(
                                "反应热 ΔH < 0：升温时颜色加深。",
                                "温度不变时 K 不变；浓度商 Q 与 K 比大小，判断移动方向。",
                                "单位：浓度 mol·L⁻¹，速率 mol·L⁻¹·s⁻¹；自由落体的 g ≈ 9.8 m/s² 不在本课。")),
                        paragraph(Text.of("下面两句还没有找到依据：")
                                .and("压缩后颜色会恢复到和原来一样浅", RunStyle.CONTRADICTED)
                                .and("；")
                                .and("工业上常用此反应测温", RunStyle.UNSUPPORTED)
                                .and("。")),
                        heading(1, "教学过程（长表）"),
                        longTable(24),
                        heading(1, "评价量规"),
                        new Table(
                                List.of(2, 4, 4, 4),
                                2,
                                List.of(
                                        new Row(List.of(
                                                Cell.of("要点").down(2),
                                                Cell.of("看得见的表现").across(3))),
                                        Row.of("还需要帮助", "做到了", "做得更好"),
                                        new Row(List.of(
                                                Cell.of("解释先深后浅").down(2),
                                                Cell.of("只说“平衡移动”"),
                                                Cell.of("分清瞬间和随后两步"),
                                                Cell.of("用 Q < K 说明方向"))),
                                        new Row(List.of(
                                                Cell.of("以上三格由同伴填写，教师抽查。").across(3))))),
                        new PageBreak(),
                        heading(1, "课后"),
                        numbers(List.of("画出 v–t 图。", "说明为什么颜色比压缩前深。", "查一查：登山时人体内 Hb + O₂ ⇌ HbO₂ 怎样移动？")),
                        note("第 3 题为选做。")));
    }

    private static Table longTable(int rows) {
        java.util.ArrayList<Row> all = new java.util.ArrayList<>();
        all.add(Row.of("环节", "教师", "学生", "回应", "意图"));
        for (int i = 1; i <= rows; i++) {
            all.add(new Row(List.of(
                    Cell.of(Text.bold("环节 " + i), Text.of("2 分钟")),
                    Cell.of("推动注射器活塞，把气体体积压到一半，请学生盯住颜色，分别在 0 s、1 s、10 s 说出看到的变化。"),
                    Cell.of("从侧面和正面各看一次，记录颜色深浅。"),
                    Cell.of(Text.of("“一直变深。” → 从侧面再看一次。"), Text.of("“先深后浅。” → 浅到和原来一样吗？")),
                    Cell.of("区分浓度增大与平衡移动。"))));
        }
        return new Table(List.of(12, 30, 20, 24, 14), 1, all);
    }

    public static Sheet junior() {
        return new Sheet(
                "What keeps a bright room cool?",
                "Grade 8 · Physics · 40 minutes · 48 pupils in groups of 4",
                "Junior project · Light and heat",
                new Provenance(
                        "plan-junior@2",
                        "Ms Wang",
                        "Physics",
                        List.of("lesson plan"),
                        Instant.parse("2026-11-22T04:00:00Z"),
                        Locale.ENGLISH),
                List.of(
                        lead("How can a window let light in and keep heat out?"),
                        heading(1, "Objectives"),
                        numbers(List.of(
                                "Say what visible light and infrared each do at a window.",
                                "Change one condition at a time: film, distance, lamp.",
                                "Judge a claim in an advertisement by data.")),
                        heading(1, "Lesson"),
                        new Table(
                                List.of(14, 30, 22, 34),
                                1,
                                List.of(
                                        Row.of("Step", "Teacher", "Pupils", "Likely answer → response"),
                                        Row.of(
                                                "Real question, 6 min",
                                                "Show two classrooms with readings in lux and °C. Is bright the same as hot?",
                                                "Write a prediction, then compare with a neighbour.",
                                                "“Light is heat.” → Then which room should be hotter? Look at both readings."),
                                        Row.of(
                                                "Investigation, 18 min",
                                                "Hand out three films and thermometers, lamp at 30 cm.",
                                                "Measure every minute for five minutes.",
                                                "“The dark film is hottest.” → Where does the light go that does not come through?"))),
                        heading(2, "Notes"),
                        note("Lamps are hot: 30 cm away, switched off before they are moved."),
                        new WritingLines(3)));
    }
}
