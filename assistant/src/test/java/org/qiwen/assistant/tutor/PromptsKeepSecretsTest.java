package org.qiwen.assistant.tutor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qiwen.assistant.model.ScriptedModels.whole;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qiwen.assistant.dialogue.reading.Bigrams;
import org.qiwen.assistant.dialogue.state.Phase;
import org.qiwen.assistant.inquiry.Expectation;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.Stage;
import org.qiwen.assistant.model.ScriptedModels;
import org.qiwen.prompts.PromptCatalog;
import reactor.core.scheduler.Schedulers;

/**
 * What the pupil has not earned is in no prompt for the pupil's wording, and neither is what tells who the pupil is. Looks
 * at the prompts that are really sent, second drafts included, in dialogues of seeded random pupils over every inquiry and
 * both stages that reach a model.
 */
class PromptsKeepSecretsTest {
    private static final int DIALOGUES = Integer.getInteger("qiwen.random.dialogues", 4);
    private static final List<String> TALK =
            List.of("不知道", "嗯", "给点提示", "直接告诉我答案", "我说过了", "没听懂", "为什么呀", "讲个故事吧", "我觉得就是这样", "试了，看到了", "中午吃什么");
    /** Share of an authored sentence's character pairs in a sentence of the prompt that counts as that sentence. */
    private static final double SAME = 0.85;

    private static final int SHORTEST = 8;
    private static final Pattern SENTENCE_END = Pattern.compile("[。！？!?；\\n]");

    private static final Map<String, Bigrams> PAIRS = new ConcurrentHashMap<>();

    static Stream<Inquiry> inquiries() {
        return Talk.CATALOG.all("zh-CN").stream();
    }

    @ParameterizedTest
    @MethodSource("inquiries")
    void noPromptHoldsWhatIsNotEarned(Inquiry inquiry) {
        Map<String, String> problems = new LinkedHashMap<>();
        Set<String> moves = new TreeSet<>();
        int prompts = 0;
        for (Stage stage : List.of(Stage.JUNIOR, Stage.SENIOR)) {
            for (int seed = 0; seed < DIALOGUES; seed++) {
                prompts += talk(inquiry, stage, seed, moves, problems);
            }
        }

        assertThat(problems.values()).isEmpty();
        assertThat(prompts).as("prompts looked at").isGreaterThan(DIALOGUES * 4);
        assertThat(moves).as("moves that were worded").hasSizeGreaterThan(4);
    }

    /** How many prompts were looked at. */
    private static int talk(Inquiry inquiry, Stage stage, int seed, Set<String> moves, Map<String, String> problems) {
        Random random = new Random(seed);
        List<String> repertoire = repertoire(inquiry);
        Talk talk = Talk.about(inquiry, stage);
        int prompts = 0;
        while (talk.state.phase() != Phase.DONE && talk.turns.size() < 30) {
            StudentMessage message = talk.turns.isEmpty()
                    ? StudentMessage.choice(
                            inquiry.prediction().options().get(0).id())
                    : StudentMessage.text(repertoire.get(random.nextInt(repertoire.size())));
            DecidedTurn turn = Talk.TUTOR.decide(inquiry, "school", talk.state, message);
            for (String prompt : prompts(turn)) {
                prompts++;
                moves.add(turn.move().move());
                look(inquiry, turn.authored().next().unearned(), prompt, problems);
            }
            talk.send(message);
        }
        return prompts;
    }

    /** Every prompt that is sent for a turn: the model's drafts are all stopped. */
    private static List<String> prompts(DecidedTurn turn) {
        ScriptedModels models = new ScriptedModels(true, prompt -> whole("https://example.com 看这里。"));
        ModelRealiser realiser = new ModelRealiser(
                models.models(),
                PromptCatalog.bundled(),
                new WordingMeters(new SimpleMeterRegistry()),
                Schedulers.immediate());
        Objects.requireNonNull(
                realiser.word(turn, WordingTerms.UNHURRIED).collectList().block(Duration.ofSeconds(10)));
        return models.prompts();
    }

    private static void look(Inquiry inquiry, Set<String> unearned, String prompt, Map<String, String> problems) {
        List<Bigrams> sentences = SENTENCE_END
                .splitAsStream(prompt)
                .map(PromptsKeepSecretsTest::pairs)
                .toList();
        secrets(inquiry, unearned)
                .filter(secret -> secret.length() >= SHORTEST)
                .filter(secret ->
                        sentences.stream().anyMatch(sentence -> pairs(secret).containedIn(sentence) >= SAME))
                .forEach(secret -> problems.putIfAbsent(secret, "\n### holds " + secret + "\n" + prompt));
        Talk.TUTOR
                .gate(inquiry)
                .check(values(prompt), "", unearned, List.of())
                .ifPresent(leak -> problems.putIfAbsent(leak.toString(), "\n### gives away " + leak + "\n" + prompt));
    }

    /** The same sentences come again and again. */
    private static Bigrams pairs(String text) {
        return PAIRS.computeIfAbsent(text, Bigrams::of);
    }

    /** What was filled in: the template itself knows no inquiry. */
    private static String values(String prompt) {
        return prompt.lines()
                .filter(line -> line.startsWith("| "))
                .map(line -> line.substring(2))
                .collect(Collectors.joining("。"));
    }

    private static Stream<String> secrets(Inquiry inquiry, Set<String> unearned) {
        Stream<String> ideas = inquiry.expectations().stream()
                .filter(idea -> unearned.contains(idea.id()) && idea.nature() == Expectation.Nature.INSIGHT)
                .flatMap(idea -> Stream.concat(Stream.of(idea.idea(), idea.assertion()), idea.accept().stream()));
        // A half answer may be the whole of another idea, which the pupil has.
        Set<String> earned = inquiry.expectations().stream()
                .filter(idea -> !unearned.contains(idea.id()))
                .flatMap(idea -> idea.accept().stream())
                .collect(Collectors.toUnmodifiableSet());
        Stream<String> answers = inquiry.exitCheck().forms().stream()
                .filter(form -> form.expectations().stream().anyMatch(unearned::contains))
                .flatMap(form -> form.levels().values().stream().flatMap(List::stream))
                .filter(answer -> !earned.contains(answer));
        return Stream.concat(ideas, answers);
    }

    private static List<String> repertoire(Inquiry inquiry) {
        List<String> all = new ArrayList<>(TALK);
        all.addAll(TALK);
        for (Expectation idea : inquiry.expectations()) {
            all.addAll(idea.accept());
            idea.nearMiss().forEach(miss -> all.add(miss.says()));
            idea.partial().forEach(half -> all.add(half.says()));
            idea.hints().forEach(hint -> hint.listen().keySet().forEach(reply -> all.add(reply.split("\\|")[0])));
        }
        inquiry.misconceptions().forEach(belief -> all.addAll(belief.signs()));
        inquiry.questions().forEach(question -> all.addAll(question.says()));
        return all;
    }

    @Test
    void noPromptTellsWhoThePupilIs() {
        Inquiry inquiry = Talk.CATALOG.find("float-sink", "zh-CN").orElseThrow();
        Talk talk = Talk.about(inquiry, Stage.JUNIOR).pick("A");
        Map<String, String> secrets = new LinkedHashMap<>();
        for (String said : List.of(
                "我叫王小雨，我觉得苹果重",
                "我家住在幸福小区3号楼，苹果重所以沉",
                "我的微信号是rain20120615，因为石子轻",
                "13812345678 石子轻",
                "因为石子轻 rain@example.com")) {
            DecidedTurn turn = Talk.TUTOR.decide(inquiry, "school", talk.state, StudentMessage.text(said));
            for (String prompt : prompts(turn)) {
                Stream.of("王小雨", "幸福小区", "rain20120615", "13812345678", "rain@example.com")
                        .filter(prompt::contains)
                        .forEach(secret -> secrets.put(secret, prompt));
            }
            talk.say(said);
            for (String prompt :
                    prompts(Talk.TUTOR.decide(inquiry, "school", talk.state, StudentMessage.text("苹果浮着，石子沉到底了")))) {
                assertThat(prompt).doesNotContain("王小雨", "幸福小区", "rain20120615", "13812345678", "rain@example.com");
            }
        }

        assertThat(secrets).isEmpty();
    }
}
