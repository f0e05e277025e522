package org.qiwen.assistant.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.Stage;
import org.qiwen.evaluation.attack.Spelling;
import org.qiwen.evaluation.drive.TracedTurn;
import org.qiwen.evaluation.drive.Tutor;
import org.qiwen.evaluation.pupil.DialogueCheck;
import org.qiwen.evaluation.pupil.Manners;
import org.qiwen.evaluation.pupil.PlayedPupil;
import org.qiwen.evaluation.pupil.PupilFigures;
import org.qiwen.evaluation.pupil.Subject;

/** Plays kinds of pupils through inquiries, each inquiry in a thread, and looks every dialogue through. */
public final class PupilRun {
    private final Manners manners;
    private final List<String> kinds;
    private final int dialogues;
    private final long seed;
    private final Function<Inquiry, DialogueCheck.Leaks> leaks;
    private final Spelling spelling;

    /**
     * @param dialogues of each kind about each inquiry
     * @param leaks judges what is said about an inquiry; used by one thread
     */
    public PupilRun(
            Manners manners,
            List<String> kinds,
            int dialogues,
            long seed,
            Spelling spelling,
            Function<Inquiry, DialogueCheck.Leaks> leaks) {
        this.manners = manners;
        this.kinds = List.copyOf(kinds);
        this.dialogues = dialogues;
        this.seed = seed;
        this.spelling = spelling;
        this.leaks = leaks;
    }

    /** Who talks with a pupil of a stage and tells the traces; asked once an inquiry and stage, used by one thread. */
    public interface Doors extends BiFunction<Inquiry, Stage, Door> {}

    /** @param reader tells the trace of what {@code tutor} said */
    public record Door(Tutor tutor, Tutor reader) {}

    /** A dialogue with its trace. */
    public record Looked(PlayedPupil played, List<TracedTurn> trace, PupilFigures figures) {}

    /**
     * Results by inquiry, in the order given.
     *
     * @param threads inquiries at a time
     */
    public List<Looked> run(List<Inquiry> inquiries, Doors doors, int threads) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<List<Looked>>> running = new ArrayList<>();
            for (Inquiry inquiry : inquiries) {
                running.add(pool.submit(() -> about(inquiry, doors)));
            }
            List<Looked> all = new ArrayList<>();
            for (Future<List<Looked>> one : running) {
                all.addAll(one.get());
            }
            return all;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(String.valueOf(e.getCause()), e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private List<Looked> about(Inquiry inquiry, Doors doors) {
        DialogueCheck.Leaks leaks = this.leaks.apply(inquiry);
        List<Looked> looked = new ArrayList<>();
        Map<Stage, Door> open = new LinkedHashMap<>();
        inquiry.stages().forEach(stage -> open.put(stage, doors.apply(inquiry, stage)));
        List<Stage> stages = List.copyOf(open.keySet());
        for (String kind : kinds) {
            for (int i = 0; i < dialogues; i++) {
                Stage stage = stages.get(i % stages.size());
                Door door = Objects.requireNonNull(open.get(stage));
                Subject subject = Subjects.of(inquiry, stage);
                PlayedPupil played =
                        PlayedPupil.play(door.tutor(), subject, manners, kind, spelling, seedOf(inquiry.id(), kind, i));
                List<TracedTurn> trace = door.reader().trace(played.dialogue().conversation());
                looked.add(new Looked(played, trace, DialogueCheck.of(played, trace, leaks)));
            }
        }
        return looked;
    }

    private long seedOf(String inquiry, String kind, int number) {
        return 31L * (31L * (31L * seed + inquiry.hashCode()) + kind.hashCode()) + number;
    }

    /** Figures by kind. */
    public static Map<String, PupilFigures> byKind(List<Looked> all) {
        Map<String, PupilFigures> figures = new LinkedHashMap<>();
        all.forEach(one -> figures.merge(one.played().kind(), one.figures(), PupilFigures::and));
        return figures;
    }

    /** Figures by inquiry. */
    public static Map<String, PupilFigures> byInquiry(List<Looked> all) {
        Map<String, PupilFigures> figures = new LinkedHashMap<>();
        all.forEach(one -> figures.merge(one.played().subject().inquiry(), one.figures(), PupilFigures::and));
        return figures;
    }
}
