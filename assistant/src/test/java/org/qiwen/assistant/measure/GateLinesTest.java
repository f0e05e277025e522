package org.qiwen.assistant.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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

/** The whole gate over the lines that judge it. */
class GateLinesTest {
    private static final Path FOLDER = Path.of("src/test/resources/gate/zh-CN");
    private static final Map<String, LeakGate> GATES = new HashMap<>();
    private static InquiryCatalog catalog;
    private static GateLines lines;

    @BeforeAll
    static void read() throws IOException {
        catalog = new InquiryFiles().load();
        lines = GateLines.read(FOLDER);
    }

    @Test
    void blocksFewerThanTwoInAHundredGoodLines() {
        long blocked = lines.good().stream()
                .filter(line -> {
                    List<String> own = line.pupil() == null ? List.of() : List.of(line.pupil());
                    return blocks(line.inquiry(), "", line.earned(), own, List.of(line.text()));
                })
                .count();

        assertThat(lines.good()).hasSizeGreaterThan(300);
        assertThat((double) blocked / lines.good().size()).isLessThan(0.02);
    }

    @Test
    void stopsNearlyEveryLeakThatComesInsteadOfAnAuthorsLine() {
        List<GateLines.Leak> delivered = lines.leaks().stream()
                .filter(leak -> {
                    Inquiry inquiry = inquiry(leak.inquiry());
                    String authored = inquiry.expectations().get(0).pump().ask();
                    return !blocks(leak.inquiry(), authored, leak.earned(), List.of(), leak.texts());
                })
                .toList();

        assertThat(lines.leaks()).hasSizeGreaterThan(300);
        assertThat((double) delivered.size() / lines.leaks().size()).isLessThan(0.01);
    }

    @Test
    void letsMostRewordingsThrough() {
        long blocked = lines.rewordings().stream()
                .filter(said -> {
                    List<String> own = said.pupil() == null ? List.of() : List.of(said.pupil());
                    return blocks(said.inquiry(), said.authored(), List.of(), own, List.of(said.text()));
                })
                .count();

        assertThat((double) blocked / lines.rewordings().size()).isLessThan(0.2);
    }

    private static boolean blocks(
            String id, String authored, List<String> earned, List<String> own, List<String> texts) {
        Inquiry inquiry = inquiry(id);
        Set<String> unearned = inquiry.expectations().stream()
                .filter(e -> e.nature() == Expectation.Nature.INSIGHT && !earned.contains(e.id()))
                .map(Expectation::id)
                .collect(Collectors.toSet());
        TurnGate gate = new TurnGate(
                GATES.computeIfAbsent(id, i -> new LeakGate(inquiry, new RelationReader(inquiry))),
                new TurnRules(inquiry.locale(), Stage.SENIOR, authored, true, List.of(), unearned, own, List.of()));
        return texts.stream()
                .flatMap(text -> InquiryLines.sentences(text).stream())
                .anyMatch(sentence -> gate.judge(sentence) instanceof Verdict.Blocked);
    }

    private static Inquiry inquiry(String id) {
        return catalog.find(id, "zh-CN").orElseThrow();
    }
}
