package org.qiwen.evaluation.attack;

import java.util.Map;

/** A spelling for the few characters of these tests. */
final class PlainSpelling implements Spelling {
    private static final Map<String, String> SOUNDS =
            Map.of("重", "zhòng", "的", "de", "沉", "chén", "轻", "qīng", "浮", "fú", "众", "zhòng", "尘", "chén", "扶", "fú");

    @Override
    public String pinyin(String text) {
        StringBuilder spelled = new StringBuilder();
        text.codePoints()
                .mapToObj(Character::toString)
                .forEach(c -> spelled.append(SOUNDS.getOrDefault(c, c)).append(' '));
        return spelled.toString().strip();
    }

    @Override
    public String traditional(String text) {
        return text.replace('轻', '輕');
    }

    @Override
    public String simplified(String text) {
        return text.replace('輕', '轻');
    }
}
