package org.qiwen.assistant.measure.load;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.qiwen.assistant.inquiry.Expectation;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.InquiryCatalog;
import org.qiwen.assistant.inquiry.Misconception;
import org.qiwen.assistant.inquiry.Stage;

/**
 * What pupils say in one inquiry while they have not found its ideas: halves of them, near misses, everyday beliefs, all
 * from the author's own examples, and what pupils say anywhere.
 *
 * @param inquiry its id
 * @param repertoire at least one, in no order
 */
public record Sayings(String inquiry, List<String> repertoire) {
    /** First the prediction is explained, then something is seen; after that ideas are worked out. */
    static final List<String> OPENING = List.of("我是猜的，以前见过差不多的", "看清楚了，跟我猜的有点不一样");

    private static final List<String> ANYWHERE = List.of("不知道", "给我一点提示", "说不上来", "我再想想，好像跟这个有关", "为什么会这样呢");

    public Sayings {
        repertoire = List.copyOf(repertoire);
    }

    /** Those of every inquiry that is written for a stage, in Chinese. */
    public static List<Sayings> of(InquiryCatalog catalog, Stage stage) {
        return catalog.all("zh-CN").stream()
                .filter(inquiry -> inquiry.stages().contains(stage))
                .map(Sayings::of)
                .toList();
    }

    private static Sayings of(Inquiry inquiry) {
        List<String> all = new ArrayList<>(ANYWHERE);
        for (Expectation idea : inquiry.expectations()) {
            idea.partial().forEach(half -> all.add(half.says()));
            idea.nearMiss().forEach(miss -> all.add(miss.says()));
        }
        for (Misconception belief : inquiry.misconceptions()) {
            all.addAll(belief.signs());
        }
        return new Sayings(inquiry.id(), all);
    }

    /** So many of them in an order of their own. */
    List<String> some(int number, Random random) {
        List<String> shuffled = new ArrayList<>(repertoire);
        Collections.shuffle(shuffled, random);
        List<String> some = new ArrayList<>();
        while (some.size() < number) {
            some.addAll(shuffled.subList(0, Math.min(shuffled.size(), number - some.size())));
        }
        return some;
    }
}
