package org.qiwen.assistant.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.qiwen.assistant.dialogue.assess.AnswerSigns;
import org.qiwen.assistant.dialogue.assess.AnswerSigns.Known;
import org.qiwen.assistant.dialogue.assess.AssessProbe.Held;
import org.qiwen.assistant.dialogue.reading.Language;
import org.qiwen.evaluation.metric.SoftmaxFit;
import org.qiwen.evaluation.report.MarkdownTable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two-way grading of other people's short answers in English: right or not. Weights are learned from the training answers
 * alone; the unseen answers are looked at once, for the figure.
 */
public final class ShortAnswers {
    /** Groups of questions that are left out in turn. */
    private static final int GROUPS = 10;

    /** Found on the training answers with questions left out; of 0.002 to 0.05 it hardly matters. */
    private static final double RIDGE = 0.01;

    private record Asked(String key, String question, List<String> references) {}

    private record Answer(String key, String text, boolean right) {}

    /** Right or not as graded and as heard. */
    private record Graded(String key, boolean right, boolean heard) {}

    private final Map<String, Asked> questions = new LinkedHashMap<>();
    private final List<Answer> training;
    private final List<Answer> unseen;
    private final Map<Integer, Double> weights;

    private ShortAnswers(List<Asked> questions, List<Answer> training, List<Answer> unseen) {
        questions.forEach(q -> this.questions.put(q.key(), q));
        this.training = training;
        this.unseen = unseen;
        this.weights = AnswerSigns.weights(
                Language.ENGLISH, training.stream().map(Answer::text).toList());
    }

    /** The files {@code questions.jsonl}, {@code answers.training.jsonl} and {@code answers.unseen-answers.jsonl}. */
    public static ShortAnswers of(Path folder) throws IOException {
        List<Asked> questions = lines(folder.resolve("questions.jsonl"))
                .map(json -> new Asked(
                        json.path("key").asString(""),
                        json.path("question").asString(""),
                        json.path("reference_answers")
                                .valueStream()
                                .map(r -> r.path("text").asString(""))
                                .toList()))
                .toList();
        return new ShortAnswers(
                questions,
                answers(folder.resolve("answers.training.jsonl")),
                answers(folder.resolve("answers.unseen-answers.jsonl")));
    }

    private static List<Answer> answers(Path file) throws IOException {
        return lines(file)
                .map(json -> new Answer(
                        json.path("key").asString(""),
                        json.path("student_answer").asString(""),
                        json.path("label2").asString("").equals("correct")))
                .toList();
    }

    private static Stream<JsonNode> lines(Path file) throws IOException {
        return Files.readAllLines(file).stream().filter(line -> !line.isBlank()).map(JsonMapper.shared()::readTree);
    }

    /** The table of both splits. */
    public String report() {
        List<Graded> answers = unseenAnswers();
        List<Graded> asked = unseenQuestions();
        List<List<String>> rows = new ArrayList<>();
        for (String corpus : List.of("", "beetle", "sciEntsBank")) {
            String name = corpus.isEmpty() ? "all" : corpus;
            rows.add(row("unseen answers, " + name, of(answers, corpus)));
            rows.add(row("unseen questions (training left out by question), " + name, of(asked, corpus)));
        }
        return new MarkdownTable(List.of("split", "answers", "macro-F1", "right said wrong", "wrong said right"), rows)
                .render();
    }

    private static List<Graded> of(List<Graded> all, String corpus) {
        return all.stream()
                .filter(g -> g.key().toLowerCase(Locale.ROOT).startsWith(corpus.toLowerCase(Locale.ROOT)))
                .toList();
    }

    /** Taught by other answers to the same questions. */
    private List<Graded> unseenAnswers() {
        Map<String, List<Answer>> byQuestion = byQuestion(training);
        Map<String, AnswerSigns> signs = new LinkedHashMap<>();
        List<SoftmaxFit.Example> examples = new ArrayList<>();
        byQuestion.forEach((key, answers) -> {
            AnswerSigns of = signs(key, answers);
            signs.put(key, of);
            for (int i = 0; i < answers.size(); i++) {
                examples.add(example(of.of(answers.get(i).text(), i), answers.get(i)));
            }
        });
        double[][] learned = SoftmaxFit.weights(examples, 2, RIDGE);
        double border = border(learned, examples);
        return unseen.stream()
                .filter(a -> signs.containsKey(a.key()))
                .map(a -> graded(
                        learned,
                        border,
                        signs.getOrDefault(a.key(), signs(a.key(), List.of())).of(a.text(), -1),
                        a))
                .toList();
    }

    /** Each group of questions is heard with weights from the others, and without any answer to it. */
    private List<Graded> unseenQuestions() {
        List<String> keys = training.stream().map(Answer::key).distinct().toList();
        Map<String, AnswerSigns> signs = new LinkedHashMap<>();
        keys.forEach(key -> signs.put(key, signs(key, List.of())));
        List<Held> held = training.stream()
                .map(a -> signs.getOrDefault(a.key(), signs(a.key(), List.of())).of(a.text(), -1))
                .toList();
        List<Graded> graded = new ArrayList<>();
        for (int group = 0; group < GROUPS; group++) {
            int left = group;
            List<SoftmaxFit.Example> examples = IntStream.range(0, held.size())
                    .filter(i -> keys.indexOf(training.get(i).key()) % GROUPS != left)
                    .mapToObj(i -> example(held.get(i), training.get(i)))
                    .toList();
            double[][] learned = SoftmaxFit.weights(examples, 2, RIDGE);
            double border = border(learned, examples);
            IntStream.range(0, held.size())
                    .filter(i -> keys.indexOf(training.get(i).key()) % GROUPS == left)
                    .forEach(i -> graded.add(graded(learned, border, held.get(i), training.get(i))));
        }
        return graded;
    }

    private AnswerSigns signs(String key, List<Answer> known) {
        Asked asked = questions.getOrDefault(key, new Asked(key, "", List.of()));
        return new AnswerSigns(
                Language.ENGLISH,
                weights,
                asked.question(),
                asked.references(),
                known.stream().map(a -> new Known(a.text(), a.right())).toList());
    }

    private static SoftmaxFit.Example example(Held held, Answer answer) {
        return new SoftmaxFit.Example(held.values(), answer.right() ? 1 : 0, 1);
    }

    private static Graded graded(double[][] learned, double border, Held held, Answer answer) {
        return new Graded(answer.key(), answer.right(), SoftmaxFit.probabilities(learned, held.values())[1] >= border);
    }

    /** The odds from which on an answer counts as right: those of the best macro-F1 on what the weights were learned from. */
    private static double border(double[][] learned, List<SoftmaxFit.Example> examples) {
        double[] odds = examples.stream()
                .mapToDouble(e -> SoftmaxFit.probabilities(learned, e.features())[1])
                .toArray();
        double best = 0.5;
        double most = 0;
        for (int percent = 30; percent <= 70; percent++) {
            double border = percent / 100.0;
            List<Graded> graded = IntStream.range(0, odds.length)
                    .mapToObj(i -> new Graded("", examples.get(i).label() == 1, odds[i] >= border))
                    .toList();
            double f1 = macro(graded);
            if (f1 > most) {
                most = f1;
                best = border;
            }
        }
        return best;
    }

    private static double macro(List<Graded> graded) {
        return (f1(graded, true) + f1(graded, false)) / 2;
    }

    private static Map<String, List<Answer>> byQuestion(List<Answer> answers) {
        Map<String, List<Answer>> by = new LinkedHashMap<>();
        answers.forEach(a -> by.computeIfAbsent(a.key(), k -> new ArrayList<>()).add(a));
        return by;
    }

    private static List<String> row(String split, List<Graded> graded) {
        long rightWrong = graded.stream().filter(g -> g.right() && !g.heard()).count();
        long wrongRight = graded.stream().filter(g -> !g.right() && g.heard()).count();
        return List.of(
                split,
                String.valueOf(graded.size()),
                String.format(Locale.ROOT, "%.3f", macro(graded)),
                String.valueOf(rightWrong),
                String.valueOf(wrongRight));
    }

    private static double f1(List<Graded> graded, boolean label) {
        double both = graded.stream()
                .filter(g -> g.right() == label && g.heard() == label)
                .count();
        double either = graded.stream().filter(g -> g.right() == label).count()
                + graded.stream().filter(g -> g.heard() == label).count();
        return either == 0 ? 0 : 2 * both / either;
    }
}
