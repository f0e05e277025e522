package org.qiwen.assistant.documents;

import java.util.Comparator;
import java.util.List;

/**
 * What a worker does next with the files of a part, so that one file that takes its worker down is found and does not hold
 * up the others. Pure.
 *
 * <p>Files nobody was lost at are read together. When their worker is lost nobody knows at which of them, so none is blamed
 * and they are read one by one. A file that was being read alone then may still be innocent (an operator's kill, a power
 * cut): it waits behind everything else of its job and is tried again, after those that were lost less often.
 *
 * @param now read together, or alone when it is one
 * @param later read alone when the rest of the job is done
 * @param never given up
 */
record Portion(List<JobFile> now, List<JobFile> later, List<JobFile> never) {
    /**
     * Workers that may be lost at a file alone; each one costs a class its tutor. Measured: with 2, twenty kills at random
     * moments on a slow machine gave up 3 innocent files of 200 ({@code qiwen evaluate kills}).
     */
    static final int MOST_LOST = 4;

    /** The next portion of a part's files without an outcome, in their order. */
    static Portion of(List<JobFile> unfinished) {
        List<JobFile> never = unfinished.stream()
                .filter(file -> file.lostAlone() >= MOST_LOST)
                .toList();
        List<JobFile> suspects = unfinished.stream()
                .filter(file -> file.lostAlone() > 0 && file.lostAlone() < MOST_LOST)
                .sorted(Comparator.comparingInt(JobFile::lostAlone))
                .toList();
        List<JobFile> others =
                unfinished.stream().filter(file -> file.lostAlone() == 0).toList();
        if (others.isEmpty()) {
            return new Portion(first(suspects), List.of(), never);
        }
        boolean oneByOne = others.stream().anyMatch(JobFile::lostWithOthers);
        return new Portion(oneByOne ? first(others) : others, suspects, never);
    }

    private static List<JobFile> first(List<JobFile> files) {
        return files.subList(0, Math.min(1, files.size()));
    }

    /** Numbers of the files to be read now. */
    List<Integer> numbers() {
        return now.stream().map(JobFile::number).toList();
    }
}
