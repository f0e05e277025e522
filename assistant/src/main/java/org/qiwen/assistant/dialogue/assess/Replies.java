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
import org.qiwen.assistant.dialogue.reading.Language;
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

    private static final Pattern WORD = Pattern.compile("[a-z]{2}");

    private final Inquiry inquiry;
    private final Language language;
    private final SpeechActs speech;

    Replies(Inquiry inquiry, Language language) {
        this.inquiry = inquiry;
        this.language = language;
        this.speech = SpeechActs.in(language);
    }

    /** What the reply means as an answer. */
    Heard hear(String text, Asked asked) {
        String reply = language.normalise(text).replaceAll("[，。！？!?,.~…\\s]+$", "");
        Optional<Inquiry.Case> given = caseOf(asked);
        if (given.isPresent()) {
            return solve(text, given.get());
        }
        if (asked.kind() == Asked.Kind.CLOZE && asked.target() != null) {
            return cloze(reply, asked.target());
        }
        if (asked.kind() == Asked.Kind.CHALLENGE
                && speech.matcher(Manner.GIVES_UP, reply).matches()) {
            return new Heard(Heard.Meaning.PART, null);
        }
        return language.length(reply) > LONGEST ? Heard.NOTHING : listen(reply, asked.listen());
    }

    private Heard listen(String reply, Map<String, String> listen) {
        record Key(String words, String meaning) {}
        List<Key> keys = new ArrayList<>();
        listen.forEach((words, meaning) -> {
            for (String word : words.split("\\|")) {
                keys.add(new Key(language.normalise(word), meaning));
            }
        });
        keys.sort(Comparator.comparingInt((Key k) -> k.words().length()).reversed());
        List<Key> found = new ArrayList<>();
        for (Key key : keys) {
            int at = at(reply, key.words());
            boolean insideLonger = found.stream().anyMatch(k -> k.words().contains(key.words()));
            if (at >= 0 && !insideLonger && !deniedAt(reply, at)) {
                found.add(key);
            }
        }
        boolean agree = found.stream().map(Key::meaning).distinct().count() == 1;
        if (!found.isEmpty() && (agree || language.length(reply) <= SHORT)) {
            return heard(found.get(0).meaning());
        }
        return Heard.NOTHING;
    }

    /** Where the words stand, as whole words in a language that has spaces between them; -1 when nowhere. */
    private int at(String reply, String words) {
        int at = reply.indexOf(words);
        while (at >= 0 && language.spaced() && (isLetter(reply, at - 1) || isLetter(reply, at + words.length()))) {
            at = reply.indexOf(words, at + 1);
        }
        return at;
    }

    private static boolean isLetter(String text, int at) {
        return at >= 0 && at < text.length() && Character.isLetterOrDigit(text.charAt(at));
    }

    private static Heard heard(String meaning) {
        if (!meaning.startsWith("PART")) {
            return new Heard(Heard.Meaning.WRONG, null);
        }
        return new Heard(
                Heard.Meaning.PART, meaning.length() > 5 ? meaning.substring(5).strip() : null);
    }

    private boolean deniedAt(String reply, int at) {
        return speech.has(Manner.DENIED_HERE, reply.substring(0, at));
    }

    private Heard cloze(String reply, String target) {
        var prompt = inquiry.expectation(target).prompt();
        Optional<String> chosen =
                prompt.options().stream().filter(o -> sameLetters(o, reply)).findFirst();
        return chosen.map(o -> new Heard(o.equals(prompt.answer()) ? Heard.Meaning.RIGHT : Heard.Meaning.WRONG, null))
                .orElse(Heard.NOTHING);
    }

    private boolean sameLetters(String option, String reply) {
        return letters(option).equals(letters(reply));
    }

    private String letters(String text) {
        return language.normalise(text).replaceAll("[^\\p{IsHan}\\p{L}\\p{N}]", "");
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
        if (speech.matcher(Manner.LETTER, words).matches()
                || order(language.normalise(text)).size() > 2) {
            return true;
        }
        String bare = speech.matcher(Manner.CHOOSING, words).replaceAll("");
        boolean offered = language.normalise(asked.text()).contains(bare)
                || inquiry.prediction().options().stream()
                        .anyMatch(o -> language.normalise(o.text()).contains(bare));
        return !bare.isEmpty() && language.length(bare) <= SHORT && offered;
    }

    /** A typed order; a sentence written in letters is none. */
    private List<String> order(String normalised) {
        return language.spaced() && WORD.matcher(normalised).find() ? List.of() : TypedAnswer.order(normalised);
    }

    /** The reply up to its first pause or reason. */
    private String opening(String text) {
        return speech.pattern(Manner.PAUSE).split(language.normalise(text), 2)[0];
    }

    /** Whether a reason or anything else follows the choice. */
    boolean goesOn(String text) {
        return order(language.normalise(text)).isEmpty()
                && language.normalise(text).length() > opening(text).length() + 2;
    }

    /** The option of the prediction (or of the cloze) that the reply names, or null. */
    @Nullable
    String option(String text, Asked asked) {
        String reply = language.normalise(text);
        if (asked.kind() == Asked.Kind.CASE && !order(reply).isEmpty()) {
            return String.join(" ", order(reply));
        }
        if (asked.kind() != Asked.Kind.PREDICTION) {
            return null;
        }
        Matcher letter = speech.matcher(Manner.LETTER, opening(text));
        if (letter.matches()) {
            String id = letter.group(3).toUpperCase(java.util.Locale.ROOT);
            return inquiry.prediction().options().stream().anyMatch(o -> o.id().equals(id)) ? id : null;
        }
        List<String> typed = order(reply);
        for (Inquiry.PredictionOption option : inquiry.prediction().options()) {
            if (typed.size() > 2 && typed.equals(order(language.normalise(option.text())))) {
                return option.id();
            }
        }
        return inquiry.prediction().options().stream()
                .filter(o -> language.pairs(o.text()).containedIn(language.pairs(reply)) >= 0.75)
                .max(Comparator.comparingDouble(o -> language.pairs(o.text()).overlap(language.pairs(reply))))
                .map(Inquiry.PredictionOption::id)
                .orElse(null);
    }
}
