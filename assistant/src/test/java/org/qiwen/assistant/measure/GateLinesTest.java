package org.qiwen.assistant.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.qiwen.assistant.dialogue.gate.LeakGate;
import org.qiwen.assistant.dialogue.gate.TurnGate;
import org.qiwen.assistant.dialogue.gate.TurnRules;
import org.qiwen.assistant.dialogue.gate.Verdict;
import org.qiwen.assistant.dialogue.reading.RelationReader;
import org.qiwen.assistant.inquiry.Expectation;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.InquiryCatalog;
import org.qiwen.assistant.inquiry.InquiryFiles;
import org.qiwen.assistant.inquiry.Stage;

/** The whole gate over the lines that judge it, behind the question of the idea that is looked for. */
class GateLinesTest {
    private static final Path FOLDER = Path.of("src/test/resources/gate/zh-CN");
    private static final Map<String, LeakGate> GATES = new HashMap<>();
    private static InquiryCatalog catalog;
    private static GateLines kept;

    @BeforeAll
    static void read() throws IOException {
        catalog = new InquiryFiles().load();
        kept = GateLines.read(FOLDER.resolve("kept"));
    }

    @Test
    void letsGoodLinesThroughThatNoForestHasSeen() {
        long blocked = kept.good().stream()
                .filter(line ->
                        blocks(line.inquiry(), pump(line.inquiry(), ""), line.earned(), line.pupil(), line.text()))
                .count();

        assertThat(kept.good()).hasSizeGreaterThan(300);
        assertThat((double) blocked / kept.good().size()).isLessThan(0.06);
    }

    @Test
    void stopsLeaksThatNoForestHasSeen() {
        long stopped = kept.leaks().stream()
                .filter(leak -> blocks(
                        leak.inquiry(),
                        pump(leak.inquiry(), leak.expectation()),
                        leak.earned(),
                        null,
                        leak.texts().toArray(String[]::new)))
                .count();

        assertThat(kept.leaks()).hasSizeGreaterThan(300);
        assertThat((double) stopped / kept.leaks().size()).isGreaterThan(0.9);
    }

    @Test
    void letsRewordingsThrough() {
        long blocked = kept.rewordings().stream()
                .filter(said -> blocks(said.inquiry(), said.authored(), List.of(), said.pupil(), said.text()))
                .count();

        assertThat((double) blocked / kept.rewordings().size()).isLessThan(0.05);
    }

    private static String pump(String inquiry, String expectation) {
        List<Expectation> ideas = inquiry(inquiry).expectations();
        return ideas.stream()
                .filter(e -> e.id().equals(expectation))
                .findFirst()
                .orElse(ideas.get(0))
                .pump()
                .ask();
    }

    private static boolean blocks(
            String id, String authored, List<String> earned, @Nullable String pupil, String... texts) {
        Inquiry inquiry = inquiry(id);
        Set<String> unearned = inquiry.expectations().stream()
                .filter(e -> e.nature() == Expectation.Nature.INSIGHT && !earned.contains(e.id()))
                .map(Expectation::id)
                .collect(Collectors.toSet());
        List<String> own = pupil == null ? List.of() : List.of(pupil);
        List<String> shown = inquiry.evidence().stream()
                .flatMap(e -> InquiryLines.shown(e).stream())
                .toList();
        TurnGate gate = new TurnGate(
                GATES.computeIfAbsent(id, i -> new LeakGate(inquiry, new RelationReader(inquiry))),
                new TurnRules(inquiry.locale(), Stage.SENIOR, authored, true, List.of(), unearned, own, shown));
        return Arrays.stream(texts)
                .flatMap(text -> InquiryLines.sentences(text).stream())
                .anyMatch(sentence -> gate.judge(sentence) instanceof Verdict.Blocked);
    }

    private static Inquiry inquiry(String id) {
        return catalog.find(id, "zh-CN").orElseThrow();
    }
}
