package org.qiwen.assistant.dialogue.assess;

import java.util.ArrayList;
import java.util.List;
import org.qiwen.assistant.inquiry.Expectation;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.Misconception;

/** The authored words of an inquiry that pupils are likely to say themselves. */
public final class PupilWords {
    private PupilWords() {}

    /** Wordings of ideas and beliefs, questions, options, answers and terms, in the order of the file. */
    public static List<String> of(Inquiry inquiry) {
        List<String> words = new ArrayList<>();
        words.add(inquiry.phenomenon());
        words.add(inquiry.drivingQuestion());
        inquiry.prediction().options().forEach(option -> words.add(option.text()));
        inquiry.expectations().forEach(idea -> add(words, idea));
        inquiry.misconceptions().forEach(belief -> add(words, belief));
        inquiry.questions().forEach(question -> words.addAll(question.says()));
        inquiry.alternatives().forEach(alternative -> words.addAll(alternative.says()));
        inquiry.evidence().forEach(evidence -> words.add(evidence.text()));
        inquiry.exitCheck().forms().forEach(form -> {
            words.add(form.question());
            form.levels().values().forEach(words::addAll);
        });
        inquiry.lexicon().terms().values().forEach(words::addAll);
        return words;
    }

    private static void add(List<String> words, Expectation idea) {
        words.add(idea.idea());
        words.add(idea.assertion());
        words.addAll(idea.accept());
        words.add(idea.pump().ask());
        idea.hints().forEach(hint -> {
            words.add(hint.ask());
            words.addAll(hint.listen().keySet());
        });
        idea.partial().forEach(part -> words.add(part.says()));
        idea.nearMiss().forEach(miss -> words.add(miss.says()));
        words.addAll(idea.prompt().options());
    }

    private static void add(List<String> words, Misconception belief) {
        words.add(belief.belief());
        words.addAll(belief.signs());
        words.addAll(belief.notSigns());
    }
}
