package org.qiwen.assistant.dialogue.assess;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.qiwen.assistant.dialogue.reading.Language;
import org.qiwen.assistant.dialogue.reading.Reading;
import org.qiwen.assistant.dialogue.state.Asked;
import org.qiwen.assistant.dialogue.state.Phase;

/** Recognises the acts of a message by the words pupils use for them. Pure. */
public final class SpeechActs {
    /** A pupil types seldom more than this in one go without particles; longer textbook prose is pasted. Our choice. */
    private static final int LONG_TEXT = 42;

    private static final Pattern SIGNS_AT_END = Pattern.compile("[?？!！.。…~]+$");

    private static final Pattern NOTHING = Pattern.compile("(?!)");

    /** Acts that go before a protest made with them. */
    private static final List<SpeechAct> BEFORE_PROTEST = List.of(SpeechAct.REPAIR, SpeechAct.AFFECT);

    private static final SpeechActs CHINESE =
            new SpeechActs(Language.CHINESE, ChineseSpeech.acts(), ChineseSpeech.manners());
    private static final SpeechActs ENGLISH =
            new SpeechActs(Language.ENGLISH, EnglishSpeech.acts(), EnglishSpeech.manners());

    private final Language language;
    private final Map<SpeechAct, Pattern> cues;
    private final Map<Manner, Pattern> manners;

    private SpeechActs(Language language, Map<SpeechAct, Pattern> cues, Map<Manner, Pattern> manners) {
        this.language = language;
        this.cues = cues;
        this.manners = manners;
    }

    static SpeechActs in(Language language) {
        return language == Language.ENGLISH ? ENGLISH : CHINESE;
    }

    /** Whether nothing is said at all. */
    boolean hollow(String text) {
        return matcher(Manner.HOLLOW, language.normalise(text)).matches();
    }

    /** Whether it is no more than a sound, whatever signs stand after it (啊？ 嗯……). */
    private boolean onlySounds(String text) {
        return hollow(text) || hollow(SIGNS_AT_END.matcher(text).replaceAll(""));
    }

    /** Whether the pupil says, in whichever language, that it has been said before. */
    public static boolean saysItWasSaid(String text) {
        return Stream.of(CHINESE, ENGLISH).anyMatch(acts -> acts.has(Manner.REPEATED, acts.language.normalise(text)));
    }

    /**
     * The acts of a typed message, the main one first.
     *
     * @param speaksToTopic whether relations, parts or an authored question were found in it
     */
    List<SpeechAct> of(String text, Reading reading, Asked asked, Phase phase, boolean speaksToTopic) {
        String words = language.normalise(text);
        List<SpeechAct> acts = new ArrayList<>();
        Optional<SpeechAct> grave = grave(words);
        grave.ifPresent(acts::add);
        if (grave.isEmpty() && isPasted(text)) {
            acts.add(SpeechAct.PASTED);
        }
        if (has(Manner.REPEATED, words)) {
            acts.add(SpeechAct.REPAIR);
            if (has(Manner.INSISTS, words)) {
                acts.add(SpeechAct.PROTEST);
            }
        }
        boolean content = speaksToTopic
                || !reading.bindings().isEmpty()
                || !reading.comparisons().isEmpty();
        cues.forEach((act, cue) -> {
            if (!acts.contains(act) && cue.matcher(words).find() && !(content && contentWins(act))) {
                acts.add(act);
            }
        });
        if (acts.contains(SpeechAct.DONT_KNOW)) {
            inOrderSaid(acts, SpeechAct.ASK_HINT, words);
            inOrderSaid(acts, SpeechAct.REQUEST_ANSWER, words);
        }
        if (acts.contains(SpeechAct.PROTEST) && acts.stream().anyMatch(BEFORE_PROTEST::contains)) {
            acts.remove(SpeechAct.PROTEST);
            acts.add(SpeechAct.PROTEST);
        }
        if (has(Manner.QUESTION, words) && asks(reading, acts)) {
            acts.add(SpeechAct.QUESTION);
        }
        boolean asksLeave = grave.isEmpty() && has(Manner.ASKS_LEAVE, words);
        if (asksLeave) {
            acts.remove(SpeechAct.QUESTION);
            acts.add(0, SpeechAct.QUESTION);
        }
        boolean seen = phase == Phase.OBSERVE || asked.kind() == Asked.Kind.OBSERVATION;
        boolean onlyChat = grave.isPresent()
                || !acts.isEmpty() && !content && reading.mentions().isEmpty();
        if (!onlyChat
                && (content || acts.isEmpty() || !reading.mentions().isEmpty() && !acts.contains(SpeechAct.QUESTION))) {
            boolean sees = has(Manner.OBSERVED, words) && !has(Manner.ONCE_BELIEVED, words);
            SpeechAct says = sees || seen && acts.isEmpty() ? SpeechAct.OBSERVATION : SpeechAct.CONTRIBUTION;
            boolean first = content
                    && !asksLeave
                    && !acts.contains(SpeechAct.PASTED)
                    && !acts.contains(SpeechAct.PROTEST)
                    && !acts.contains(SpeechAct.REPAIR)
                    && !acts.contains(SpeechAct.REQUEST_ANSWER);
            acts.add(first ? 0 : acts.size(), says);
        }
        if (acts.isEmpty()) {
            acts.add(SpeechAct.CONTRIBUTION);
        }
        return acts;
    }

    /** 不会，提示一下 is not knowing first; 提示一下，我不会 asks first. */
    private void inOrderSaid(List<SpeechAct> acts, SpeechAct other, String words) {
        int notKnowing = acts.indexOf(SpeechAct.DONT_KNOW);
        int asking = acts.indexOf(other);
        if (asking >= 0 && asking < notKnowing && start(SpeechAct.DONT_KNOW, words) < start(other, words)) {
            Collections.swap(acts, asking, notKnowing);
        }
    }

    /** Whether these acts are sure: nothing is said, or something that comes before anything else. */
    boolean stands(String text) {
        return onlySounds(text) || grave(language.normalise(text)).isPresent();
    }

    /** What comes before anything else that is said. */
    private Optional<SpeechAct> grave(String words) {
        if (has(Manner.DISTRESS, words)) {
            return Optional.of(SpeechAct.AFFECT);
        }
        if (has(Manner.COMMANDS, words) || has(Manner.HARMING, words)) {
            return Optional.of(SpeechAct.OFF_TOPIC);
        }
        return has(Manner.PERSONAL, words) ? Optional.of(SpeechAct.SOCIAL) : Optional.empty();
    }

    private int start(SpeechAct act, String words) {
        Matcher matcher = cues.getOrDefault(act, NOTHING).matcher(words);
        return matcher.find() ? matcher.start() : words.length();
    }

    /** Words that look like chat or not knowing, inside a sentence that says something about the topic. */
    private static boolean contentWins(SpeechAct act) {
        return act == SpeechAct.OFF_TOPIC || act == SpeechAct.DONT_KNOW || act == SpeechAct.SOCIAL;
    }

    /** A real question, not an answer that ends in a rising tone and not a request counted already. */
    private boolean asks(Reading reading, List<SpeechAct> acts) {
        boolean counted = acts.stream()
                .anyMatch(a -> a == SpeechAct.REPAIR
                        || a == SpeechAct.REQUEST_ANSWER
                        || a == SpeechAct.PROTEST
                        || a == SpeechAct.SOCIAL
                        || a == SpeechAct.DONT_KNOW
                        || a == SpeechAct.OFF_TOPIC
                        || a == SpeechAct.ASK_HINT);
        return !counted && reading.clauses().stream().anyMatch(c -> !c.asserted() && isQuestion(c.text()));
    }

    private boolean isQuestion(String clause) {
        return has(Manner.QUESTION, clause) || language.length(clause) > 2;
    }

    private boolean isPasted(String text) {
        long cues = matcher(Manner.FORMAL, text)
                .results()
                .map(m -> m.group())
                .distinct()
                .count();
        boolean childish = has(Manner.CHILDISH, text);
        boolean prose = matcher(Manner.PROSE, text.strip()).matches();
        return !childish && (language.length(text) >= LONG_TEXT && cues >= 2 || prose && cues >= 1);
    }

    /** Whether the words of an act stand in normalised text. */
    boolean says(SpeechAct act, String words) {
        return cues.getOrDefault(act, NOTHING).matcher(words).find();
    }

    boolean has(Manner manner, String words) {
        return matcher(manner, words).find();
    }

    Matcher matcher(Manner manner, String words) {
        return pattern(manner).matcher(words);
    }

    Pattern pattern(Manner manner) {
        return manners.getOrDefault(manner, NOTHING);
    }
}
