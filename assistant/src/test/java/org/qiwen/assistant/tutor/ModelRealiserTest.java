package org.qiwen.assistant.tutor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qiwen.assistant.model.ScriptedModels.begun;
import static org.qiwen.assistant.model.ScriptedModels.whole;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.Stage;
import org.qiwen.assistant.model.Allowance;
import org.qiwen.assistant.model.ModelCall;
import org.qiwen.assistant.model.ScriptedModels;
import org.qiwen.assistant.model.ScriptedModels.Script;
import org.qiwen.assistant.model.provider.Piece;
import org.qiwen.assistant.model.stream.BreakReason;
import org.qiwen.assistant.model.stream.ProviderFault;
import org.qiwen.assistant.safety.KnownNames;
import org.qiwen.prompts.PromptCatalog;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** What becomes of a turn with a model that behaves and with models that do not. */
@Timeout(30)
class ModelRealiserTest {
    private static final PromptCatalog PROMPTS = PromptCatalog.bundled();
    private static final Pattern AUTHORED =
            Pattern.compile("<<<authored_line \\w+\\n(.*?)\\nauthored_line", Pattern.DOTALL);

    /** Says the unearned idea that the dialogue below is about. */
    private static final String LEAK = "一样大的时候，重的沉，轻的浮。";

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void saysWhatTheModelSaysSentenceBySentence() {
        ScriptedModels models = models(prompt -> whole(bits(lineOf(prompt))));
        Moment talk = partly();

        List<TurnPart> parts = parts(models, talk);

        String line = lineOf(models.prompts().get(0));
        assertThat(said(parts)).isEqualTo(line);
        assertThat(parts).hasSizeGreaterThan(1);
        PlannedTurn rest = rest(parts);
        assertThat(trace(parts).path()).isEqualTo(WordingTrace.Path.MODEL);
        assertThat(trace(parts).reason()).isNull();
        assertThat(trace(parts).endpoint()).isEqualTo("scripted");
        assertThat(trace(parts).inputTokens()).isEqualTo(10);
        assertThat(rest.next().tutorWords()).last().isEqualTo(line);
        assertThat(line).endsWith(rest.next().asked().text());
        assertThat(meters.get("qiwen.turn.wording")
                        .tag("path", "MODEL")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("qiwen.gate.verdicts")
                        .tag("kind", "RELEASED")
                        .counter()
                        .count())
                .isGreaterThan(1);
    }

    @Test
    void keepsEverythingButTheWordsInItsPlace() {
        Moment talk = withEvidence(Stage.JUNIOR);
        List<String> authored =
                types(events(List.of(new TurnPart.Ended(talk.decide().authored()))));

        List<TurnPart> parts = parts(models(prompt -> whole(bits(lineOf(prompt)))), talk);

        assertThat(withoutWords(types(events(parts))))
                .isEqualTo(withoutWords(authored))
                .containsExactly("move", "evidence", "evidence", "done");
        List<TurnEvent> events = events(parts);
        int evidence = types(events).indexOf("evidence");
        assertThat(((TurnEvent.Text) events.get(types(events).lastIndexOf("text"))).delta())
                .endsWith("？");
        assertThat(types(events).lastIndexOf("text")).isGreaterThan(evidence);
    }

    @Test
    void writesAnewOnceWhenTheFirstSentenceGivesTheIdeaAway() {
        ScriptedModels models =
                models(prompt -> begun(LEAK, "你觉得呢？").concatWith(Flux.never()), prompt -> whole(lineOf(prompt)));

        List<TurnPart> parts = parts(models, partly());

        assertThat(said(parts)).isEqualTo(lineOf(models.prompts().get(0)));
        assertThat(models.prompts()).hasSize(2);
        assertThat(models.prompts().get(1)).contains("上一稿没有通过检查").doesNotContain(LEAK);
        assertThat(trace(parts).path()).isEqualTo(WordingTrace.Path.MODEL);
        assertThat(trace(parts).attempts()).hasSize(2).first().asString().contains("cancelled");
        assertThat(rest(parts).trace().gate()).singleElement().asString().startsWith("拦下模型第1稿第1句：LEAK");
        assertThat(meters.get("qiwen.gate.verdicts")
                        .tag("kind", "LEAK")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void stopsTheCallAsSoonAsASentenceIsStopped() {
        ScriptedModels models = models(prompt -> begun(LEAK).concatWith(Flux.never()), prompt -> whole(lineOf(prompt)));

        parts(models, partly());

        assertThat(models.cancelled()).isEqualTo(1);
    }

    @Test
    void saysTheAuthoredWordsWhenTheSecondDraftIsStoppedToo() {
        Moment talk = partly();
        ScriptedModels models = models(prompt -> whole(LEAK));

        List<TurnPart> parts = parts(models, talk);

        PlannedTurn authored = talk.decide().authored();
        assertThat(events(parts)).isEqualTo(authored.events());
        assertThat(rest(parts).next()).isEqualTo(authored.next());
        assertThat(models.prompts()).hasSize(2);
        assertThat(trace(parts).path()).isEqualTo(WordingTrace.Path.AUTHORED);
        assertThat(trace(parts).reason()).isEqualTo("GATE");
        assertThat(rest(parts).trace().gate()).hasSize(2);
    }

    @Test
    void endsWithTheAuthoredQuestionWhenALaterSentenceIsStopped() {
        Moment talk = partly();

        List<TurnPart> parts = parts(models(prompt -> whole("这一半有证据支持。", LEAK, "你看呢？")), talk);

        assertThat(said(parts)).isEqualTo("这一半有证据支持。" + question(talk)).doesNotContain("重的沉");
        assertThat(trace(parts).path()).isEqualTo(WordingTrace.Path.MODEL_THEN_AUTHORED);
        assertThat(trace(parts).reason()).isEqualTo("GATE");
        assertThat(rest(parts).trace().tutor()).isEqualTo(said(parts));
    }

    @Test
    void dropsAnUnfinishedSentenceAndGoesOnFromTheTemplate() {
        Moment talk = partly();
        ScriptedModels models =
                models(prompt -> begun("这一半有证据支持。", "再看看手上的").concatWith(broken(BreakReason.DISCONNECTED)));

        List<TurnPart> parts = parts(models, talk);

        assertThat(said(parts)).isEqualTo("这一半有证据支持。" + question(talk));
        assertThat(trace(parts).reason()).isEqualTo("DISCONNECTED");
        assertThat(models.prompts()).hasSize(1);
    }

    @Test
    void saysTheAuthoredWordsWhenTheCallBreaksInTheFirstSentence() {
        Moment talk = partly();

        List<TurnPart> parts = parts(models(prompt -> begun("这一半").concatWith(broken(BreakReason.STALLED))), talk);

        assertThat(events(parts)).isEqualTo(talk.decide().authored().events());
        assertThat(trace(parts).path()).isEqualTo(WordingTrace.Path.AUTHORED);
        assertThat(trace(parts).reason()).isEqualTo("STALLED");
    }

    @Test
    void addsTheQuestionThatTheModelForgot() {
        Moment talk = partly();

        List<TurnPart> parts = parts(models(prompt -> whole("这一半有证据支持。")), talk);

        assertThat(said(parts)).isEqualTo("这一半有证据支持。" + question(talk));
        assertThat(trace(parts).reason()).isEqualTo("NO_QUESTION");
    }

    @Test
    void takesAnAnswerOfNothingButMarksForEmpty() {
        Moment talk = partly();

        List<TurnPart> parts = parts(models(prompt -> whole("！", "。")), talk);

        assertThat(events(parts)).isEqualTo(talk.decide().authored().events());
        assertThat(trace(parts).reason()).isEqualTo("EMPTY");
    }

    @Test
    void endsAtTheFirstQuestion() {
        List<TurnPart> parts = parts(models(prompt -> whole("这一半有证据支持。", "你还看到什么？", "那水呢？")), partly());

        assertThat(said(parts)).isEqualTo("这一半有证据支持。你还看到什么？");
        assertThat(trace(parts).path()).isEqualTo(WordingTrace.Path.MODEL);
    }

    /** The author's own sentences may stand anywhere, so a model that repeats itself is not stopped by the gate. */
    @Test
    void saysNothingAfterTheQuestion() {
        Moment talk = partly();

        List<TurnPart> parts = parts(models(prompt -> whole(bits(lineOf(prompt) + lineOf(prompt)))), talk);

        assertThat(said(parts))
                .isEqualTo(talk.decide().authored(List.of(), null).text());
        assertThat(trace(parts).path()).isEqualTo(WordingTrace.Path.MODEL);
    }

    @Test
    void saysNoSentenceTwice() {
        Moment talk = partly();

        List<TurnPart> parts = parts(models(prompt -> whole("这一半有证据支持。", "这一半有证据支持。", "你看呢？")), talk);

        assertThat(said(parts)).isEqualTo("这一半有证据支持。" + question(talk));
        assertThat(trace(parts).reason()).isEqualTo("GATE");
    }

    @Test
    void takesAnEndlessSentenceForAFault() {
        ScriptedModels models = models(prompt -> Flux.concat(begun("看".repeat(201)), Flux.never()));

        List<TurnPart> parts = parts(models, partly());

        assertThat(trace(parts).path()).isEqualTo(WordingTrace.Path.AUTHORED);
        assertThat(models.cancelled()).isEqualTo(2);
    }

    @Test
    void finishesAtOnceFromAuthoredWordsWhenHurried() {
        Moment talk = partly();
        Sinks.One<Hurry> hurry = Sinks.one();
        ScriptedModels models = models(prompt -> begun("这一半有证据支持。", "再看").concatWith(Flux.never()));
        List<TurnPart> parts = new ArrayList<>();

        StepVerifier.create(realiser(models).word(talk.decide(), WordingTerms.UNHURRIED.hurriedBy(hurry.asMono())))
                .consumeNextWith(parts::add)
                .then(() -> hurry.tryEmitValue(Hurry.SHUTDOWN))
                .consumeNextWith(parts::add)
                .verifyComplete();

        assertThat(said(parts)).isEqualTo("这一半有证据支持。" + question(talk));
        assertThat(trace(parts).reason()).isEqualTo("SHUTDOWN");
        assertThat(models.cancelled()).isEqualTo(1);
    }

    @Test
    void cancellingATurnCancelsTheCall() {
        ScriptedModels models = models(prompt -> begun("这一半有证据支持。").concatWith(Flux.never()));

        StepVerifier.create(realiser(models).word(partly().decide(), WordingTerms.UNHURRIED))
                .expectNextCount(1)
                .thenCancel()
                .verify();

        assertThat(models.cancelled()).isEqualTo(1);
    }

    @Test
    void readsNoFurtherThanItsReaderWants() {
        List<Integer> taken = new ArrayList<>();
        ScriptedModels models =
                models(prompt -> Flux.range(0, 500).doOnNext(taken::add).map(i -> new Piece.Words("好。")));

        StepVerifier.create(realiser(models).word(partly().decide(), WordingTerms.UNHURRIED), 1)
                .expectNextCount(1)
                .thenCancel()
                .verify();

        assertThat(taken).hasSizeLessThan(100);
    }

    @Test
    void asksNobodyForAPrimaryPupil() {
        ScriptedModels models = models(prompt -> whole("你好。"));
        Moment talk = partly(Stage.PRIMARY_UPPER);

        List<TurnPart> parts = parts(models, talk);

        assertThat(models.prompts()).isEmpty();
        assertThat(parts).hasSize(1);
        assertThat(events(parts)).isEqualTo(talk.decide().authored().events());
        assertThat(trace(parts).reason()).isEqualTo("PRIMARY");
    }

    @Test
    void asksNobodyWhereWordsAreAlwaysAuthored() {
        ScriptedModels models = models(prompt -> whole("你好。"));
        Moment talk = partly().next("我不想活了");

        assertThat(trace(parts(models, talk)).reason()).isEqualTo("MOVE");
        assertThat(models.prompts()).isEmpty();
    }

    @Test
    void asksNobodyOutsideTheSchoolWhenThatIsForbidden() {
        ScriptedModels far = new ScriptedModels(false, prompt -> whole("你好。"));
        Moment talk = partly();

        List<TurnPart> parts = collect(realiser(far).word(talk.decide(), WordingTerms.UNHURRIED.within(true)));

        assertThat(far.prompts()).isEmpty();
        assertThat(trace(parts).reason()).isEqualTo("LOCAL_ONLY");
    }

    @Test
    void saysThatItsWordsArePlainWhenTheDayIsUsedUp() {
        ScriptedModels models = models(prompt -> whole("你好。"));
        Moment talk = partly();

        List<TurnPart> told = collect(realiser(models).word(talk.decide(), paying(new Allowance.Refused(true))));
        List<TurnPart> silent = collect(realiser(models).word(talk.decide(), paying(new Allowance.Refused(false))));

        assertThat(models.prompts()).isEmpty();
        assertThat(types(events(told))).startsWith("move", "text").endsWith("done");
        assertThat(said(told)).isEqualTo("今天我的话会简单一些，问题照旧。" + said(silent));
        assertThat(events(silent)).isEqualTo(talk.decide().authored().events());
        assertThat(trace(silent).reason()).isEqualTo("BUDGET");
    }

    @Test
    void booksEveryCallOfATurnAndGivesTheRestBack() {
        List<ModelCall> spent = new ArrayList<>();
        AtomicInteger closed = new AtomicInteger();
        List<Long> reserved = new ArrayList<>();
        Allowance.Reservation reservation = new Allowance.Reservation() {
            @Override
            public void spent(ModelCall call) {
                spent.add(call);
            }

            @Override
            public void close() {
                closed.incrementAndGet();
            }
        };
        Allowance allowance = tokens -> {
            reserved.add(tokens);
            return Mono.just(new Allowance.Granted(reservation));
        };
        ScriptedModels models = models(prompt -> begun(LEAK).concatWith(Flux.never()), prompt -> whole(lineOf(prompt)));

        collect(realiser(models)
                .word(partly().decide(), new WordingTerms(false, Mono.never(), Mono.just(KnownNames.NONE), allowance)));

        assertThat(spent)
                .extracting(call -> call.last().orElseThrow().outcome())
                .containsExactly("cancelled", "whole");
        long used = spent.stream()
                .mapToLong(call -> call.usage().input() + call.usage().output())
                .sum();
        assertThat(reserved)
                .singleElement()
                .satisfies(tokens -> assertThat(tokens).isGreaterThan(used));
        assertThat(closed).hasValue(1);
    }

    @Test
    void saysTheAuthoredWordsWhenNobodyKnowsWhatIsLeft() {
        ScriptedModels models = models(prompt -> whole("你好。"));
        Moment talk = partly();

        List<TurnPart> parts = collect(realiser(models)
                .word(
                        talk.decide(),
                        new WordingTerms(
                                false,
                                Mono.never(),
                                Mono.just(KnownNames.NONE),
                                tokens -> Mono.error(new IllegalStateException("no database")))));

        assertThat(models.prompts()).isEmpty();
        assertThat(events(parts)).isEqualTo(talk.decide().authored().events());
        assertThat(trace(parts).reason()).isEqualTo("INTERNAL");
    }

    /** A fault in the middle of judging lets nothing through, and takes no turn from a pupil. */
    @Test
    void saysTheAuthoredWordsWhenJudgingASentenceFails() {
        Moment talk = partly();
        ScriptedModels models = models(prompt -> whole(bits(lineOf(prompt))));
        SimpleMeterRegistry failing = new SimpleMeterRegistry();
        failing.config().meterFilter(new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                if (id.getName().equals("qiwen.gate.verdicts")) {
                    throw new IllegalStateException("as a fault of the gate would");
                }
                return id;
            }
        });
        ModelRealiser realiser =
                new ModelRealiser(models.models(), PROMPTS, new WordingMeters(failing), Schedulers.parallel());

        List<TurnPart> parts = collect(realiser.word(talk.decide(), WordingTerms.UNHURRIED));

        assertThat(models.prompts()).hasSize(1);
        assertThat(events(parts)).isEqualTo(talk.decide().authored().events());
        assertThat(trace(parts).path()).isEqualTo(WordingTrace.Path.AUTHORED);
        assertThat(trace(parts).reason()).isEqualTo("INTERNAL");
    }

    @Test
    void sendsNoKnownName() {
        KnownNames names = KnownNames.of(List.of(new KnownNames.Person("lx2012", "李晓雨", true)));
        WordingTerms terms = new WordingTerms(false, Mono.never(), Mono.just(names), Allowance.UNLIMITED);
        ScriptedModels models = models(prompt -> whole(lineOf(prompt)));
        Moment talk = withEvidence(Stage.JUNIOR).next("李晓雨说轻的浮重的沉啊 晓雨没说错吧");

        collect(realiser(models).word(talk.decide(), terms));

        assertThat(models.prompts())
                .singleElement()
                .asString()
                .contains("同学说轻的浮")
                .doesNotContain("晓雨");
    }

    @Test
    void saysSoWhenThereIsNoModel() {
        List<TurnPart> parts = parts(new ScriptedModels(true), partly());

        assertThat(trace(parts).path()).isEqualTo(WordingTrace.Path.AUTHORED);
        assertThat(trace(parts).reason()).isEqualTo("NO_MODEL");
        assertThat(trace(parts).endpoint()).isNull();
    }

    private static WordingTerms paying(Allowance.Answer answer) {
        return new WordingTerms(false, Mono.never(), Mono.just(KnownNames.NONE), tokens -> Mono.just(answer));
    }

    /** A dialogue and what the pupil says next. */
    private record Moment(Talk talk, StudentMessage message) {
        DecidedTurn decide() {
            return Talk.TUTOR.decide(talk.inquiry, "school", talk.state, message);
        }

        Moment next(String text) {
            return new Moment(talk.send(message), StudentMessage.text(text));
        }
    }

    /** The pupil is about to say half of an idea; a lead and a question will answer. */
    private static Moment partly() {
        return partly(Stage.JUNIOR);
    }

    private static Moment partly(Stage stage) {
        return withEvidence(stage).next("轻的浮重的沉啊 我没说错吧");
    }

    /** The pupil is about to say something that two pieces of evidence answer. */
    private static Moment withEvidence(Stage stage) {
        Inquiry inquiry = Talk.CATALOG.find("float-sink", "zh-CN").orElseThrow();
        Talk talk =
                Talk.about(inquiry, stage).pick("A").say("因为苹果重啊 石子那么轻肯定漂着", "试了！！苹果居然漂着 石子一下就沉了", "说不通…那可能是苹果里面有空气");
        return new Moment(talk, StudentMessage.text("浮吧 蜡烛好像是浮的"));
    }

    private static ScriptedModels models(Script... scripts) {
        return new ScriptedModels(true, scripts);
    }

    private ModelRealiser realiser(ScriptedModels models) {
        return new ModelRealiser(models.models(), PROMPTS, new WordingMeters(meters), Schedulers.parallel());
    }

    private List<TurnPart> parts(ScriptedModels models, Moment moment) {
        return collect(realiser(models).word(moment.decide(), WordingTerms.UNHURRIED));
    }

    private static List<TurnPart> collect(Flux<TurnPart> parts) {
        List<TurnPart> collected = Objects.requireNonNull(parts.collectList().block(Duration.ofSeconds(20)));
        assertThat(collected).filteredOn(TurnPart.Ended.class::isInstance).hasSize(1);
        assertThat(collected).last().isInstanceOf(TurnPart.Ended.class);
        return collected;
    }

    private static Flux<Piece> broken(BreakReason reason) {
        return Flux.error(ProviderFault.of(reason));
    }

    /** What the prompt asks to be reworded. */
    private static String lineOf(String prompt) {
        Matcher line = AUTHORED.matcher(prompt);
        assertThat(line.find()).isTrue();
        return line.group(1).replaceAll("(?m)^\\| ", "");
    }

    /** Two characters a time, as a model writes. */
    private static String[] bits(String text) {
        return text.split("(?<=\\G.{2})");
    }

    private static List<TurnEvent> events(List<TurnPart> parts) {
        return parts.stream()
                .flatMap(part ->
                        part
                                .<List<TurnEvent>>fold(
                                        TurnPart.Said::events,
                                        ended -> ended.rest().events())
                                .stream())
                .toList();
    }

    private static List<String> types(List<TurnEvent> events) {
        return events.stream().map(TurnEvent::type).toList();
    }

    private static List<String> withoutWords(List<String> types) {
        return types.stream().filter(type -> !type.equals("text")).toList();
    }

    private static String said(List<TurnPart> parts) {
        return events(parts).stream()
                .filter(TurnEvent.Text.class::isInstance)
                .map(event -> ((TurnEvent.Text) event).delta())
                .reduce("", String::concat);
    }

    private static PlannedTurn rest(List<TurnPart> parts) {
        return ((TurnPart.Ended) parts.get(parts.size() - 1)).rest();
    }

    private static WordingTrace trace(List<TurnPart> parts) {
        return Objects.requireNonNull(rest(parts).trace().model());
    }

    /** The authored question of a turn. */
    private static String question(Moment moment) {
        return String.join("", moment.decide().authored(List.of(), null).ask());
    }
}
