package org.qiwen.assistant.copilot.question;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.qiwen.assistant.copilot.brief.Brief;
import org.qiwen.assistant.copilot.question.DrivingQuestion.Check;
import org.qiwen.assistant.copilot.risk.Hazard;
import org.qiwen.assistant.copilot.risk.HazardTable;
import org.qiwen.assistant.inquiry.Stage;

/**
 * Says with reasons whether a question can carry a lesson: open, single, answerable with school means, in range, worth
 * disagreeing about, fit for the stage, not leading, clear, safe. Rules are data; beside them weights learned from labelled
 * questions ({@link QuestionWeights}) say which of their findings stand and what no rule foresees. What that does to questions
 * of others is printed by {@code evaluate questions}. Pure and thread-safe.
 */
public final class QuestionChecker {
    private static final Pattern ASKS = Pattern.compile(
            "[？?吗呢]|什么|怎样|怎么|如何|为什么|哪|多少|几|谁|多[大快高久长远]|能否|是否|请|推导|验证"
                    + "|(?i)\\b(?:how|what|why|which|who|where|when|does|do|is|are|can|will|state|verify|define|derive|list|name)\\b");
    private static final Pattern CLAUSE = Pattern.compile("[，；,;]|[？?！!]");
    private static final Pattern ASKING = Pattern.compile("什么|怎样|怎么|如何|为什么|哪|多少|几[个种颗类次]|吗|谁|该不该|应不应该|多能干");
    /** Clauses that each ask something: from here on a question is several. Our choice, on the dev half. */
    private static final int SEVERAL = 3;

    private final Map<String, QuestionRules> rules;
    private final Map<String, HazardTable> hazards;
    private final Map<String, QuestionWeights> weights;

    public QuestionChecker() {
        this(Map.of("zh-CN", QuestionWeights.read("zh-CN"), "en", QuestionWeights.read("en")));
    }

    /** @param weights what was learned, by locale, for whoever measures it; rules alone where there is none */
    public QuestionChecker(Map<String, QuestionWeights> weights) {
        this.rules = Map.of("zh-CN", QuestionRules.of("zh-CN"), "en", QuestionRules.of("en"));
        this.hazards = Map.of("zh-CN", HazardTable.of("zh-CN"), "en", HazardTable.of("en"));
        this.weights = Map.copyOf(weights);
    }

    /**
     * What the rules found.
     *
     * @param reasons by fault, of what was found first
     * @param certain faults that were counted or looked up and need no second opinion
     */
    private record Found(Map<Fault, String> reasons, Set<Fault> certain) {
        void certainly(Fault fault, String reason) {
            reasons.putIfAbsent(fault, reason);
            certain.add(fault);
        }
    }

    /** One check for each fault, with the reason of what was found first. */
    public DrivingQuestion check(String question, Stage stage, String locale, DrivingQuestion.Origin origin) {
        String text = question.strip();
        QuestionRules known = rules(locale);
        Found found = byRules(text, stage, locale);
        QuestionWeights learned = weights.get(locale);
        Map<Fault, String> faults = learned == null
                ? found.reasons()
                : known.reasons(
                        learned.faults(text, stage, found.reasons().keySet(), found.certain()), found.reasons());
        List<Check> checks = Arrays.stream(Fault.values())
                .map(fault -> faults.containsKey(fault)
                        ? new Check(fault, false, faults.getOrDefault(fault, ""))
                        : new Check(fault, true, known.passed().getOrDefault(fault, "")))
                .toList();
        return new DrivingQuestion(text, origin, faults.isEmpty(), checks);
    }

    /** The faults that rules find, for teaching {@link QuestionWeights}. */
    public Set<Fault> foundByRules(String question, Stage stage, String locale) {
        return Set.copyOf(byRules(question.strip(), stage, locale).reasons().keySet());
    }

    private QuestionRules rules(String locale) {
        if (!Brief.LOCALES.contains(locale)) {
            throw new IllegalArgumentException("no rules for " + locale);
        }
        return rules.getOrDefault(locale, QuestionRules.of(locale));
    }

    private Found byRules(String text, Stage stage, String locale) {
        QuestionRules known = rules(locale);
        Found found = new Found(new EnumMap<>(Fault.class), EnumSet.noneOf(Fault.class));
        for (QuestionRules.Rule rule : known.rules()) {
            if (rule.finds(text, stage)) {
                found.reasons().putIfAbsent(rule.fault(), rule.reason());
            }
        }
        if (!ASKS.matcher(text).find()) {
            found.certainly(Fault.VAGUE, known.noQuestion());
        }
        if (isSeveral(text, locale)) {
            found.reasons().putIfAbsent(Fault.NOT_SINGLE, known.many());
        }
        reach(text, stage, known).ifPresent(ahead -> {
            if (ahead > 1) {
                found.reasons().putIfAbsent(Fault.OFF_STANDARD, known.far());
            } else {
                found.reasons().putIfAbsent(Fault.UNFIT_FOR_STAGE, known.ahead());
            }
        });
        hazard(text, stage, locale)
                .ifPresent(hazard -> found.certainly(
                        Fault.UNSAFE,
                        known.hazard()
                                .replace("{hazard}", hazard.hazard())
                                .replace("{alternative}", hazard.alternative())));
        return found;
    }

    private static boolean isSeveral(String text, String locale) {
        long marks = text.chars().filter(c -> c == '？' || c == '?').count();
        if (marks > 1) {
            return true;
        }
        List<String> asking = new ArrayList<>();
        for (String clause : CLAUSE.split(text)) {
            if (locale.equals("zh-CN") && ASKING.matcher(clause).find()) {
                asking.add(clause);
            }
        }
        return asking.size() >= SEVERAL;
    }

    /** How far the farthest word lies ahead of the stage; empty when none does. */
    private static Optional<Integer> reach(String text, Stage stage, QuestionRules known) {
        String lower = text.toLowerCase(Locale.ROOT);
        int farthest = 0;
        for (Map.Entry<String, QuestionRules.Reach> term : known.terms().entrySet()) {
            if (lower.contains(term.getKey().toLowerCase(Locale.ROOT))) {
                farthest = Math.max(farthest, term.getValue().ahead(stage));
            }
        }
        return farthest > 0 ? Optional.of(farthest) : Optional.empty();
    }

    private Optional<Hazard> hazard(String text, Stage stage, String locale) {
        HazardTable table = hazards.get(locale);
        return table == null
                ? Optional.empty()
                : table.in(text).stream()
                        .map(HazardTable.Hit::hazard)
                        .filter(hazard -> hazard.at(stage) == Hazard.Permission.NEVER)
                        .findFirst();
    }
}
