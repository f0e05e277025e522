package org.qiwen.assistant.dialogue.assess;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.dialogue.assess.Assessment.Heard;
import org.qiwen.assistant.dialogue.reading.Bigrams;
import org.qiwen.assistant.dialogue.reading.Normaliser;
import org.qiwen.assistant.dialogue.solve.CaseCheck;
import org.qiwen.assistant.dialogue.solve.TypedAnswer;
import org.qiwen.assistant.dialogue.state.Asked;
import org.qiwen.assistant.inquiry.Inquiry;

/** Reads short replies against the question before them: 蜡, 会, B, 2 4 1 3 5 mean nothing without it. */
final class Replies {
    /** Up to here the question decides what a reply means; from the tutoring notes, section 3. */
    private static final int SHORT = 8;

    /** Longer replies are heard too, when they hold the awaited words and nothing else was read in them. Our choice. */
    private static final int LONGEST = 18;

    private static final Pattern GIVES_UP = Pattern.compile(
            "^(嗯|哦|好像|确实|那|也|这)?(是|就)?(说不通|不通|讲不通|不能|不会|不行|不对|对不上|没有|不是|不一定|不成立|解释不了|不太对|好像不对|有道理)(了|啊|吧|呀|的)*$");
    private static final Pattern LETTER = Pattern.compile("^(我)?(选|猜|是|觉得|觉得是|应该是|就)?\\s*([a-h])(吧|呗|啊|选项|项|。)?$");

    private static final Pattern PAUSE = Pattern.compile("[，。！!,；;\\s]|(?=因为)");
    private static final Pattern CHOOSING =
            Pattern.compile("^(我|应该|肯定|一定|可能|大概|觉得|认为|猜|选|是|会|就|当然|它)+|(的|了|吧|呗|啊|呀|嘛|啦|哦)+$");

    private final Inquiry inquiry;

    Replies(Inquiry inquiry) {
        this.inquiry = inquiry;
    }

    /** What the reply means as an answer. */
    Heard hear(String text, Asked asked) {
        String reply = Normaliser.normalise(text).replaceAll("[，。！？!?,.~…\\s]+$", "");
        Optional<Inquiry.Case> given = caseOf(asked);
        if (given.isPresent()) {
            return solve(text, given.get());
        }
        if (asked.kind() == Asked.Kind.CLOZE && asked.target() != null) {
            return cloze(reply, asked.target());
        }
        if (asked.kind() == Asked.Kind.CHALLENGE && GIVES_UP.matcher(reply).matches()) {
            return new Heard(Heard.Meaning.PART, null);
        }
        return reply.length() > LONGEST ? Heard.NOTHING : listen(reply, asked.listen());
    }

    private static Heard listen(String reply, Map<String, String> listen) {
        record Key(String words, String meaning) {}
        List<Key> keys = new ArrayList<>();
        listen.forEach((words, meaning) -> {
            for (String word : words.split("\\|")) {
                keys.add(new Key(Normaliser.normalise(word), meaning));
            }
        });
        keys.sort(Comparator.comparingInt((Key k) -> k.words().length()).reversed());
        List<Key> found = new ArrayList<>();
        for (Key key : keys) {
            int at = reply.indexOf(key.words());
            boolean insideLonger = found.stream().anyMatch(k -> k.words().contains(key.words()));
            if (at >= 0 && !insideLonger && !deniedAt(reply, at)) {
                found.add(key);
            }
        }
        boolean agree = found.stream().map(Key::meaning).distinct().count() == 1;
        if (!found.isEmpty() && (agree || reply.length() <= SHORT)) {
            return heard(found.get(0).meaning());
        }
        return Heard.NOTHING;
    }

    private static Heard heard(String meaning) {
        if (!meaning.startsWith("PART")) {
            return new Heard(Heard.Meaning.WRONG, null);
        }
        return new Heard(
                Heard.Meaning.PART, meaning.length() > 5 ? meaning.substring(5).strip() : null);
    }

    private static boolean deniedAt(String reply, int at) {
        return reply.substring(0, at).matches(".*(不|没|没有|不是|不会|不能|别)$");
    }

    private Heard cloze(String reply, String target) {
        var prompt = inquiry.expectation(target).prompt();
        Optional<String> chosen =
                prompt.options().stream().filter(o -> sameLetters(o, reply)).findFirst();
        return chosen.map(o -> new Heard(o.equals(prompt.answer()) ? Heard.Meaning.RIGHT : Heard.Meaning.WRONG, null))
                .orElse(Heard.NOTHING);
    }

    private static boolean sameLetters(String option, String reply) {
        return letters(option).equals(letters(reply));
    }

    private static String letters(String text) {
        return Normaliser.normalise(text).replaceAll("[^\\p{IsHan}\\p{L}\\p{N}]", "");
    }

    /** Checks a typed path, order or number against the case's data. */
    private static Heard solve(String text, Inquiry.Case given) {
        CaseCheck.Verdict verdict = CaseCheck.check(given, text).verdict();
        return verdict == CaseCheck.Verdict.UNREAD
                ? Heard.NOTHING
                : new Heard(verdict.isWrong() ? Heard.Meaning.WRONG : Heard.Meaning.RIGHT, null);
    }

    private Optional<Inquiry.Case> caseOf(Asked asked) {
        return asked.kind() == Asked.Kind.CASE
                ? inquiry.cases().stream()
                        .filter(c -> c.id().equals(asked.subject()))
                        .findFirst()
                : Optional.empty();
    }

    /** What a clicked option means. */
    Heard chosen(String optionId, Asked asked) {
        if (asked.kind() == Asked.Kind.CLOZE && asked.target() != null && optionId.matches("[0-9]")) {
            var prompt = inquiry.expectation(asked.target()).prompt();
            int index = Integer.parseInt(optionId) - 1;
            if (index >= 0 && index < prompt.options().size()) {
                return new Heard(
                        prompt.options().get(index).equals(prompt.answer()) ? Heard.Meaning.RIGHT : Heard.Meaning.WRONG,
                        null);
            }
        }
        return Heard.NOTHING;
    }

    /** Whether the reply begins with a choice: a letter, an order, or words the question or an option offers. */
    boolean chooses(String text, Asked asked) {
        if (asked.kind() != Asked.Kind.PREDICTION) {
            return false;
        }
        String words = opening(text);
        if (LETTER.matcher(words).matches()
                || TypedAnswer.order(Normaliser.normalise(text)).size() > 2) {
            return true;
        }
        String bare = CHOOSING.matcher(words).replaceAll("");
        boolean offered = Normaliser.normalise(asked.text()).contains(bare)
                || inquiry.prediction().options().stream()
                        .anyMatch(o -> Normaliser.normalise(o.text()).contains(bare));
        return !bare.isEmpty() && bare.length() <= SHORT && offered;
    }

    /** The reply up to its first pause or reason. */
    private static String opening(String text) {
        return PAUSE.split(Normaliser.normalise(text), 2)[0];
    }

    /** Whether a reason or anything else follows the choice. */
    boolean goesOn(String text) {
        return TypedAnswer.order(Normaliser.normalise(text)).isEmpty()
                && Normaliser.normalise(text).length() > opening(text).length() + 2;
    }

    /** The option of the prediction (or of the cloze) that the reply names, or null. */
    @Nullable
    String option(String text, Asked asked) {
        String reply = Normaliser.normalise(text);
        if (asked.kind() == Asked.Kind.CASE && !TypedAnswer.order(reply).isEmpty()) {
            return String.join(" ", TypedAnswer.order(reply));
        }
        if (asked.kind() != Asked.Kind.PREDICTION) {
            return null;
        }
        Matcher letter = LETTER.matcher(opening(text));
        if (letter.matches()) {
            String id = letter.group(3).toUpperCase(java.util.Locale.ROOT);
            return inquiry.prediction().options().stream().anyMatch(o -> o.id().equals(id)) ? id : null;
        }
        List<String> typed = TypedAnswer.order(reply);
        for (Inquiry.PredictionOption option : inquiry.prediction().options()) {
            if (typed.size() > 2 && typed.equals(TypedAnswer.order(Normaliser.normalise(option.text())))) {
                return option.id();
            }
        }
        return inquiry.prediction().options().stream()
                .filter(o -> Bigrams.containment(o.text(), reply) >= 0.75)
                .max(Comparator.comparingDouble(o -> Bigrams.overlap(o.text(), reply)))
                .map(Inquiry.PredictionOption::id)
                .orElse(null);
    }
}
