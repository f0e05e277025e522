package org.qiwen.assistant.tutor;

import java.util.ArrayList;
import java.util.List;

/** Cuts the tutor's words into sentences, which arrive one by one on the page. */
final class Sentences {
    private Sentences() {}

    static List<String> of(String text) {
        List<String> sentences = new ArrayList<>();
        StringBuilder sentence = new StringBuilder();
        int quotes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            sentence.append(c);
            if (c == '“' || c == '「') {
                quotes++;
            } else if (c == '”' || c == '」') {
                quotes = Math.max(0, quotes - 1);
            }
            boolean ends = "。！？!?".indexOf(c) >= 0 && quotes == 0;
            boolean more = i + 1 < text.length() && "。！？!?”」…".indexOf(text.charAt(i + 1)) >= 0;
            if (ends && !more) {
                add(sentences, sentence);
            }
        }
        add(sentences, sentence);
        return sentences;
    }

    private static void add(List<String> sentences, StringBuilder sentence) {
        String text = sentence.toString().strip();
        if (!text.isEmpty()) {
            sentences.add(text);
        }
        sentence.setLength(0);
    }
}
