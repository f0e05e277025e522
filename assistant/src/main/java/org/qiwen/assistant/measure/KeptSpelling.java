package org.qiwen.assistant.measure;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.qiwen.evaluation.attack.Spelling;

/** Keeps what was spelt once: measurements ask for the same authored sentences thousands of times. Thread-safe. */
final class KeptSpelling implements Spelling {
    private final Spelling from;
    private final Map<String, String> pinyin = new ConcurrentHashMap<>();
    private final Map<String, String> traditional = new ConcurrentHashMap<>();
    private final Map<String, String> simplified = new ConcurrentHashMap<>();

    KeptSpelling(Spelling from) {
        this.from = from;
    }

    @Override
    public String pinyin(String text) {
        return pinyin.computeIfAbsent(text, from::pinyin);
    }

    @Override
    public String traditional(String text) {
        return traditional.computeIfAbsent(text, from::traditional);
    }

    @Override
    public String simplified(String text) {
        return simplified.computeIfAbsent(text, from::simplified);
    }
}
