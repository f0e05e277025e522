package org.qiwen.assistant.copilot.export.lesson;

import java.math.BigDecimal;
import java.util.List;
import org.qiwen.assistant.copilot.export.RunStyle;
import org.qiwen.assistant.copilot.export.Text;
import org.qiwen.assistant.copilot.plan.Homework;
import org.qiwen.assistant.copilot.plan.Materials;
import org.qiwen.assistant.copilot.plan.Objective;
import org.qiwen.assistant.copilot.plan.RiskSheet;

/** What documents say around a plan's own words, in its language. */
record Wording(boolean chinese) {
    String of(String inChinese, String inEnglish) {
        return chinese ? inChinese : inEnglish;
    }

    /** A name and what it names: "追问：…". */
    Text labelled(String inChinese, String inEnglish, Text words) {
        return Text.of(chinese ? inChinese + "：" : inEnglish + ": ", RunStyle.BOLD)
                .and(words);
    }

    Text labelled(String inChinese, String inEnglish, String words) {
        return labelled(inChinese, inEnglish, Text.of(words));
    }

    String minutes(int minutes) {
        return of(minutes + " 分钟", minutes + " min");
    }

    String joined(List<String> items) {
        return String.join(of("；", "; "), items);
    }

    String dimension(Objective.Dimension dimension) {
        return switch (dimension) {
            case CONCEPT -> of("科学观念", "Concepts");
            case THINKING -> of("科学思维", "Thinking");
            case PRACTICE -> of("探究实践", "Inquiry practice");
            case ATTITUDE -> of("态度责任", "Attitude");
        };
    }

    String unit(Materials.Unit unit) {
        return switch (unit) {
            case PUPIL -> of("每人", "each pupil");
            case GROUP -> of("每组", "each group");
            case CLASS -> of("全班", "the class");
        };
    }

    String kind(Homework.Kind kind) {
        return switch (kind) {
            case EVERYBODY -> of("必做", "For everybody");
            case CHOICE -> of("选做", "By choice");
            case LONG_TERM -> of("长周期", "Long-term");
        };
    }

    String permission(RiskSheet.Permission permission) {
        return switch (permission) {
            case PUPIL -> of("学生可做", "pupils may");
            case DEMONSTRATION -> of("只由教师演示", "teacher only");
        };
    }

    /** An amount in its measure, without needless zeros; nothing for what is not counted. */
    String amount(double amount, String measure) {
        if (amount == 0) {
            return of("适量", "as needed");
        }
        String number = BigDecimal.valueOf(amount).stripTrailingZeros().toPlainString();
        return measure.isEmpty() ? number : number + " " + measure;
    }
}
