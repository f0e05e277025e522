package org.qiwen.assistant.measure;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import org.qiwen.assistant.copilot.question.DrivingQuestion;
import org.qiwen.assistant.copilot.question.Fault;
import org.qiwen.assistant.copilot.question.QuestionChecker;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.Stage;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Compares the question checker with labelled questions: precision and recall by fault. */
public final class QuestionReport {
    private final QuestionChecker checker;

    public QuestionReport(QuestionChecker checker) {
        this.checker = checker;
    }

    /** A question as somebody labelled it. */
    public record Labelled(String id, String locale, Stage stage, String text, boolean good, List<Fault> faults) {
        public Labelled {
            faults = List.copyOf(faults);
        }

        /** Rules were written and weights taught by half of the first questions only: those whose id's CRC-32 is even. */
        public boolean isDev() {
            CRC32 crc = new CRC32();
            crc.update(id.getBytes(StandardCharsets.UTF_8));
            return crc.getValue() % 2 == 0;
        }
    }

    /** What was right and wrong about one label. */
    public static final class Tally {
        private int hits;
        private int alarms;
        private int misses;

        void add(boolean labelled, boolean found) {
            hits += labelled && found ? 1 : 0;
            alarms += !labelled && found ? 1 : 0;
            misses += labelled && !found ? 1 : 0;
        }

        public double precision() {
            return hits + alarms == 0 ? 1 : hits / (double) (hits + alarms);
        }

        public double recall() {
            return hits + misses == 0 ? 1 : hits / (double) (hits + misses);
        }

        /** F measure; {@code beta} is how much more recall counts than precision. */
        double f(double beta) {
            double square = beta * beta;
            return hits == 0 ? 0 : (1 + square) * hits / ((1 + square) * hits + square * misses + alarms);
        }

        int labelled() {
            return hits + misses;
        }
    }

    /** How the checker did. */
    public record Figures(int questions, Tally faulty, Map<Fault, Tally> faults, List<String> wrong) {}

    /** Reads labelled questions. */
    public static List<Labelled> read(Path file) throws IOException {
        Map<?, ?> root = (Map<?, ?>) Objects.requireNonNull(
                new Load(LoadSettings.builder().setCodePointLimit(10_000_000).build())
                        .loadFromString(Files.readString(file)));
        String locale = String.valueOf(root.get("locale"));
        List<Labelled> all = new ArrayList<>();
        for (Object entry : (List<?>) Objects.requireNonNull(root.get("questions"))) {
            Map<?, ?> question = (Map<?, ?>) entry;
            all.add(new Labelled(
                    String.valueOf(question.get("id")),
                    locale,
                    Stage.valueOf(String.valueOf(question.get("stage"))),
                    String.valueOf(question.get("text")),
                    Boolean.parseBoolean(String.valueOf(question.get("good"))),
                    ((List<?>) Objects.requireNonNull(question.get("faults")))
                            .stream().map(f -> Fault.valueOf(String.valueOf(f))).toList()));
        }
        return all;
    }

    /** The driving questions of the bundled inquiries, which are good. */
    public static List<Labelled> authored(List<Inquiry> inquiries, String locale) {
        return inquiries.stream()
                .filter(inquiry -> inquiry.locale().equals(locale))
                .map(inquiry -> new Labelled(
                        inquiry.id(), locale, inquiry.earliestStage(), inquiry.drivingQuestion(), true, List.of()))
                .toList();
    }

    /** Checks each question. */
    public Figures measure(List<Labelled> questions) {
        Tally faulty = new Tally();
        Map<Fault, Tally> faults = new EnumMap<>(Fault.class);
        List<String> wrong = new ArrayList<>();
        for (Labelled question : questions) {
            DrivingQuestion checked =
                    checker.check(question.text(), question.stage(), question.locale(), DrivingQuestion.Origin.TEACHER);
            faulty.add(!question.good(), !checked.good());
            for (Fault fault : Fault.values()) {
                faults.computeIfAbsent(fault, f -> new Tally())
                        .add(question.faults().contains(fault), checked.faults().contains(fault));
            }
            if (!checked.faults().equals(question.faults().stream().sorted().toList())) {
                wrong.add(
                        question.id() + " " + question.faults() + " found " + checked.faults() + " " + question.text());
            }
        }
        return new Figures(questions.size(), faulty, faults, wrong);
    }

    /** Prints a table; {@code details} adds what was found otherwise than labelled. */
    public static void print(PrintWriter out, String title, Figures figures, boolean details) {
        out.printf(Locale.ROOT, "%s: %d questions%n", title, figures.questions());
        out.printf(Locale.ROOT, "| fault | labelled | precision | recall |%n|---|---|---|---|%n");
        line(out, "any", figures.faulty());
        figures.faults().forEach((fault, tally) -> line(out, fault.name(), tally));
        if (details) {
            figures.wrong().forEach(out::println);
        }
        out.flush();
    }

    private static void line(PrintWriter out, String name, Tally tally) {
        out.printf(
                Locale.ROOT, "| %s | %d | %.2f | %.2f |%n", name, tally.labelled(), tally.precision(), tally.recall());
    }
}
