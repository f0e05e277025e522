package org.qiwen.evaluation.pupil;

import java.text.Normalizer;
import java.util.List;
import java.util.Random;
import org.qiwen.evaluation.attack.Spelling;

/** Writes a sentence as a kind of pupil would type it: fillers, slips of the pen, Latin letters, few commas. */
final class Pen {
    private final Manner manner;
    private final Manners manners;
    private final Spelling spelling;
    private final Random random;

    Pen(Manner manner, Manners manners, Spelling spelling, Random random) {
        this.manner = manner;
        this.manners = manners;
        this.spelling = spelling;
        this.random = random;
    }

    String write(String sentence) {
        String words = sentence.strip().replaceAll("[。.]+$", "");
        if (random.nextDouble() < manner.pinyin()) {
            return latin(words);
        }
        if (random.nextDouble() < manner.typos()) {
            words = slip(words);
        }
        if (random.nextDouble() < manner.fillers()) {
            words = one(manners.phrases("before")) + words;
        }
        if (random.nextDouble() < manner.fillers() / 2) {
            words = words + one(manners.phrases("after"));
        }
        return random.nextInt(3) == 0 ? words.replaceAll("[，、]", " ") : words;
    }

    private String slip(String words) {
        List<List<String>> fitting = manners.slips().stream()
                .filter(pair -> words.contains(pair.get(0)))
                .toList();
        if (fitting.isEmpty()) {
            return words;
        }
        List<String> pair = fitting.get(random.nextInt(fitting.size()));
        int at = words.indexOf(pair.get(0));
        return words.substring(0, at)
                + pair.get(1)
                + words.substring(at + pair.get(0).length());
    }

    /** Without tone marks; half of the pupils leave the spaces out. */
    private String latin(String words) {
        String syllables = Normalizer.normalize(spelling.pinyin(words), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .strip();
        return random.nextBoolean() ? syllables : syllables.replace(" ", "");
    }

    private String one(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }
}
