package org.qiwen.assistant.measure;

import com.ibm.icu.text.Transliterator;
import org.qiwen.evaluation.attack.Spelling;

/** Spelling by ICU's tables. */
final class IcuSpelling implements Spelling {
    private final Transliterator pinyin = Transliterator.getInstance("Han-Latin");
    private final Transliterator traditional = Transliterator.getInstance("Simplified-Traditional");
    private final Transliterator simplified = Transliterator.getInstance("Traditional-Simplified");

    @Override
    public synchronized String pinyin(String text) {
        return pinyin.transliterate(text);
    }

    @Override
    public synchronized String traditional(String text) {
        return traditional.transliterate(text);
    }

    @Override
    public synchronized String simplified(String text) {
        return simplified.transliterate(text);
    }
}
