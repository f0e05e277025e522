package org.qiwen.assistant.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.qiwen.assistant.inquiry.Evidence;
import org.qiwen.assistant.inquiry.Expectation;
import org.qiwen.assistant.inquiry.Inquiry;

/** The lines that a tutor may be asked to reword before anything is earned. */
final class InquiryLines {
    private InquiryLines() {}

    private static final Pattern SENTENCE = Pattern.compile("(?:[“「][^”」]*[”」]|[^。！？!?])*(?:[。！？!?]+[”」]?|$)");

    /** The sentences of a text, as they end in a stream; quotations stay whole. */
    static List<String> sentences(String text) {
        return SENTENCE.matcher(text)
                .results()
                .map(m -> m.group().strip())
                .filter(sentence -> !sentence.isEmpty())
                .toList();
    }

    /** What evidence shows, when it gives nothing away. */
    static List<String> shown(Evidence evidence) {
        if (!evidence.reveals().isEmpty()) {
            return List.of();
        }
        List<String> shown = new ArrayList<>(List.of(evidence.text()));
        Evidence.Table table = evidence.table();
        if (table != null) {
            table.rows().forEach(row -> shown.add(String.join(" ", row)));
        }
        return shown;
    }

    static List<String> unrevealing(Inquiry inquiry) {
        List<String> lines = new ArrayList<>(List.of(
                inquiry.phenomenon() + inquiry.prediction().question(),
                inquiry.prediction().askReason(),
                inquiry.prediction().comeBack().differs(),
                inquiry.prediction().comeBack().agrees(),
                inquiry.prediction().comeBack().hitButOtherReason(),
                inquiry.summary().ask()));
        inquiry.facts().forEach(f -> lines.add(f.text()));
        for (Evidence item : inquiry.evidence()) {
            if (item.reveals().isEmpty()) {
                lines.add(item.text());
                lines.add(Objects.requireNonNullElse(item.instead(), ""));
                lines.add(item.notice());
            }
        }
        for (Expectation idea : inquiry.expectations()) {
            if (idea.needs().isEmpty()) {
                lines.add(idea.pump().ask());
                idea.hints().forEach(h -> lines.add(h.ask()));
                lines.add(idea.prompt().cloze());
                lines.addAll(idea.missingAsk().values());
            }
        }
        inquiry.misconceptions().forEach(m -> {
            lines.add(m.askWhy());
            lines.add(m.park());
            m.challenges().forEach(c -> lines.add(c.ask()));
        });
        inquiry.questions().forEach(q -> lines.add(Objects.requireNonNullElse(q.reply(), "")));
        inquiry.alternatives().forEach(a -> lines.add(a.reply()));
        Inquiry.Transfer transfer = inquiry.transfer();
        if (transfer != null) {
            lines.add(transfer.question());
        }
        lines.removeIf(String::isBlank);
        return List.copyOf(lines);
    }
}
