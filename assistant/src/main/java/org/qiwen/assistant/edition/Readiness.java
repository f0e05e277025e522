package org.qiwen.assistant.edition;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.dialogue.InquirySelfTest;
import org.qiwen.assistant.dialogue.gate.Fault;
import org.qiwen.assistant.dialogue.gate.LeakGate;
import org.qiwen.assistant.dialogue.gate.TurnGate;
import org.qiwen.assistant.dialogue.gate.TurnRules;
import org.qiwen.assistant.dialogue.gate.Verdict;
import org.qiwen.assistant.dialogue.reading.RelationReader;
import org.qiwen.assistant.edition.Shortcoming.Kind;
import org.qiwen.assistant.inquiry.Expectation;
import org.qiwen.assistant.inquiry.Inquiry;
import org.qiwen.assistant.inquiry.Stage;
import org.qiwen.assistant.inquiry.Story;
import org.qiwen.assistant.inquiry.Telling;
import org.qiwen.assistant.inquiry.Telling.Part;
import org.qiwen.assistant.safety.SafetyLabel;
import org.qiwen.assistant.safety.SafetyScreen;

/**
 * Whether an inquiry may be told in other words. Words that are the author's own need no look. Others are judged sentence by
 * sentence, by the gate of the authored inquiry and as strictly as a model's before anything is earned; then the whole
 * inquiry is tested in these words as an authored one is at start. Pure; some tens to hundreds of milliseconds.
 */
public final class Readiness {
    /** An English word is as long as some characters. Our choice. */
    private static final int IN_ENGLISH = 3;
    /** The driving question stands on its own and may be as long as the driving questions of a brief. */
    private static final int LONGEST_QUESTION = 200;

    private static final int LONGEST_TITLE = 60;
    private static final Pattern ENDS_ASKING = Pattern.compile("[？?][”\"」）)]*\\s*$");
    private static final Pattern SENTENCE = Pattern.compile("(?<=[。！？!?；;\\n])|(?<=\\.)\\s");
    /** The order of sentences, the length of a turn, praise and words of telephones are no matter here. */
    private static final Set<Fault.Kind> NO_MATTER =
            Set.copyOf(EnumSet.of(Fault.Kind.LENGTH, Fault.Kind.QUESTIONS, Fault.Kind.PRAISE, Fault.Kind.LINK));
    /** A teacher may speak of telephones and of searching; an address is another matter. */
    private static final Pattern ADDRESS =
            Pattern.compile("(?i)https?:|www\\.|[a-z0-9]\\.(?:com|cn|net|org)\\b|@[a-z0-9]|[<>]");

    private final Inquiry authored;
    private final Telling words;
    private final LeakGate gate;
    private final Set<String> ideas;
    private final List<Shortcoming> found = new ArrayList<>();

    private Readiness(Inquiry authored, Telling words) {
        this.authored = authored;
        this.words = words;
        this.gate = new LeakGate(authored, new RelationReader(authored));
        this.ideas = authored.expectations().stream().map(Expectation::id).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Everything that keeps the words from being published; empty when nothing does.
     *
     * @param authored the inquiry as it is built in
     */
    public static List<Shortcoming> check(Inquiry authored, @Nullable Story story, Telling words) {
        if (words.equals(authored.telling())) {
            return List.of();
        }
        Readiness readiness = new Readiness(authored, words);
        for (Part part : Part.values()) {
            if (!words.text(part).equals(authored.telling().text(part))) {
                readiness.part(part, words.text(part));
            }
        }
        if (readiness.found.isEmpty()) {
            readiness.selfTest(story);
        }
        return List.copyOf(readiness.found);
    }

    private void part(Part part, String text) {
        if (text.isBlank()) {
            add(part, Kind.EMPTY, "");
            return;
        }
        int longest = longest(part);
        if (text.length() > longest) {
            add(part, Kind.TOO_LONG, Integer.toString(longest));
        }
        if (part == Part.PREDICTION_QUESTION && !ENDS_ASKING.matcher(text).find()) {
            add(part, Kind.NO_QUESTION, "");
        }
        SafetyScreen.screen(text).stream()
                .filter(finding -> finding.label() != SafetyLabel.PII)
                .findFirst()
                .ifPresent(finding -> add(part, Kind.UNSAFE, finding.label().name()));
        if (ADDRESS.matcher(text).find()) {
            add(part, Kind.UNFIT, Fault.Kind.LINK.name());
        }
        leak(text).ifPresentOrElse(idea -> add(part, Kind.GIVES_AWAY, idea), () -> sentences(part, text));
    }

    /** What is told first is read like a turn; the author's own length is the measure where it is longer. */
    private int longest(Part part) {
        Stage stage = authored.earliestStage();
        int most = stage.maxCharacters() * (authored.locale().startsWith("zh") ? 1 : IN_ENGLISH);
        return switch (part) {
            case TITLE -> LONGEST_TITLE;
            case DRIVING_QUESTION -> LONGEST_QUESTION;
            case PHENOMENON, PREDICTION_QUESTION ->
                Math.max(most, authored.telling().text(part).length());
        };
    }

    private Optional<String> leak(String text) {
        return gate.check(text, "", ideas, beliefs(text)).map(leak -> idea(leak.expectation()));
    }

    private void sentences(Part part, String text) {
        for (String sentence : SENTENCE.split(text)) {
            if (!sentence.isBlank() && judge(part, sentence) instanceof Verdict.Blocked blocked) {
                Fault fault = blocked.fault();
                if (!NO_MATTER.contains(fault.kind())) {
                    boolean leak = fault.kind() == Fault.Kind.LEAK;
                    add(
                            part,
                            leak ? Kind.GIVES_AWAY : Kind.UNFIT,
                            leak ? idea(fault.detail()) : fault.kind().name());
                    return;
                }
            }
        }
    }

    private Verdict judge(Part part, String sentence) {
        TurnRules rules = new TurnRules(
                authored.locale(),
                authored.earliestStage(),
                authored.telling().text(part),
                true,
                List.of(),
                ideas,
                beliefs(sentence),
                List.of(authored.phenomenon(), authored.drivingQuestion()));
        return new TurnGate(gate, rules).judge(sentence);
    }

    /** The inquiry's misconceptions that the text names: to ask for evidence of one confirms no idea. */
    private List<String> beliefs(String text) {
        return authored.misconceptions().stream()
                .map(m -> m.belief().replaceAll("[。.]$", ""))
                .filter(text::contains)
                .toList();
    }

    private void selfTest(@Nullable Story story) {
        for (InquirySelfTest.Failure failure : InquirySelfTest.run(authored.told(words), story)) {
            Part part =
                    switch (failure.field()) {
                        case "phenomenon" -> Part.PHENOMENON;
                        case "prediction.question" -> Part.PREDICTION_QUESTION;
                        default -> Part.DRIVING_QUESTION;
                    };
            add(part, Kind.SELF_TEST, failure.field() + " " + failure.problem());
        }
    }

    private String idea(String id) {
        return authored.expectations().stream()
                .filter(e -> e.id().equals(id))
                .map(Expectation::idea)
                .findFirst()
                .orElse(id);
    }

    private void add(Part part, Kind kind, String detail) {
        found.add(new Shortcoming(part, kind, detail));
    }
}
