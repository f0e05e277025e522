package org.qiwen.assistant.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.qiwen.assistant.dialogue.assess.AssessProbe;
import org.qiwen.assistant.dialogue.assess.LearnedActs;
import org.qiwen.assistant.dialogue.assess.SpeechAct;
import org.qiwen.assistant.dialogue.state.DialogueState;
import org.qiwen.assistant.inquiry.Expectation;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.measure.ActFit.Message;
import org.qiwen.assistant.measure.LabelledUtterance.After;
import org.qiwen.evaluation.metric.ConfusionTable;
import org.qiwen.evaluation.report.MarkdownTable;

/** Messages labelled with their main act as hands wrote them, and a table of how well it was heard. */
public final class ActHands {
    private static final int QUARTERS = 4;
    private static final String INQUIRIES = "inquiries";

    private final List<Inquiry> inquiries;
    private final Map<String, AssessProbe> probes = new HashMap<>();

    /** @param inquiries of one language; what was written on any topic is heard within one after the other */
    public ActHands(List<Inquiry> inquiries) {
        this.inquiries = List.copyOf(inquiries);
        inquiries.forEach(inquiry -> probes.put(inquiry.id(), new AssessProbe(inquiry)));
    }

    /** The hand that an inquiry's utterances count to: a quarter of the inquiries each. */
    public String hand(Inquiry inquiry) {
        return INQUIRIES + inquiries.indexOf(inquiry) % QUARTERS;
    }

    /**
     * Messages on any topic.
     *
     * @param folder holds {@code *.tsv}, a hand each: an act, a tab and the message a line; every other one is heard after
     *     a question
     */
    public List<Message> of(Path folder) throws IOException {
        List<Message> messages = new ArrayList<>();
        for (Path file : LabelledFiles.in(folder, ".tsv")) {
            String hand = String.valueOf(file.getFileName()).replace(".tsv", "");
            int read = 0;
            for (String line : Files.readAllLines(file)) {
                int tab = line.indexOf('\t');
                if (tab > 0 && !line.startsWith("#")) {
                    Inquiry inquiry = inquiries.get(read / 2 % inquiries.size());
                    LabelledUtterance utterance = new LabelledUtterance(
                            inquiry.id(),
                            "",
                            line.substring(tab + 1),
                            read++ % 2 == 0 ? null : asked(inquiry),
                            List.of(line.substring(0, tab)),
                            Map.of(),
                            Set.of(),
                            Set.of());
                    messages.add(message(hand, inquiry, utterance, utterance.state(inquiry)));
                }
            }
        }
        return messages;
    }

    private static After asked(Inquiry inquiry) {
        Expectation idea = inquiry.expectations().get(0);
        return new After("PUMP", idea.id(), idea.pump().ask());
    }

    /** Labelled utterances about the inquiries; one without a question is also heard as the first message of a dialogue. */
    public List<Message> ofUtterances(Path folder) throws IOException {
        List<Message> messages = new ArrayList<>();
        for (Inquiry inquiry : inquiries) {
            for (LabelledUtterance utterance : LabelledUtterance.of(folder, inquiry.id())) {
                messages.add(message(hand(inquiry), inquiry, utterance, utterance.state(inquiry)));
                if (utterance.after() == null) {
                    DialogueState start = DialogueState.start(inquiry, inquiry.earliestStage());
                    messages.add(message(hand(inquiry), inquiry, utterance, start));
                }
            }
        }
        return messages;
    }

    private Message message(String hand, Inquiry inquiry, LabelledUtterance utterance, DialogueState state) {
        LearnedActs.Listed listed =
                Objects.requireNonNull(probes.get(inquiry.id())).acts(utterance.text(), state);
        return new Message(hand, SpeechAct.valueOf(utterance.acts().get(0)), listed);
    }

    /** Macro-F1 of the main act by hand: of the lists alone, and weighed. */
    public static String report(List<Message> messages, Function<Message, List<SpeechAct>> weighed) {
        List<List<String>> rows = new ArrayList<>();
        for (String hand : messages.stream().map(Message::hand).distinct().toList()) {
            List<Message> of =
                    messages.stream().filter(m -> m.hand().equals(hand)).toList();
            rows.add(row(hand, of, weighed));
        }
        rows.add(row("all", messages, weighed));
        return new MarkdownTable(List.of("hand left out", "messages", "lists", "weighed"), rows).render();
    }

    private static List<String> row(String name, List<Message> messages, Function<Message, List<SpeechAct>> weighed) {
        return List.of(
                name,
                String.valueOf(messages.size()),
                f1(messages, m -> m.listed().acts()),
                f1(messages, weighed));
    }

    private static String f1(List<Message> messages, Function<Message, List<SpeechAct>> heard) {
        ConfusionTable table = ConfusionTable.of(messages.stream()
                .map(m -> new ConfusionTable.Case(
                        m.act().name(), heard.apply(m).get(0).name()))
                .toList());
        return String.format(
                Locale.ROOT,
                "%.3f",
                table.labels().stream()
                        .filter(act -> table.of(act).support() > 0)
                        .mapToDouble(act -> table.of(act).f1())
                        .average()
                        .orElse(0));
    }
}
