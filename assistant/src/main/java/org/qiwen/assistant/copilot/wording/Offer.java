package org.qiwen.assistant.copilot.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.qiwen.assistant.copilot.assemble.Situation;
import org.qiwen.assistant.copilot.plan.LessonPlan;
import org.qiwen.assistant.copilot.plan.Section;
import org.qiwen.assistant.copilot.risk.HazardTable;

/** Says which texts of a plan a model may word anew, and what must stand in each. Pure. */
final class Offer {
    /** Letters that are free to be worded; less is not worth a question. Our choice. */
    private static final int LEAST_FREE = 8;
    /**
     * Characters of a request's texts. An answer is at most {@link Acceptance#LONGEST} times as long and 20 more a text, which
     * leaves room within the 4,000 tokens of {@code qiwen.models.copilot}.
     */
    private static final int MOST_CHARACTERS = 1_200;

    /** Quoted words, titles, blanks to be filled, formulas and ranges in brackets. */
    private static final Pattern QUOTED =
            Pattern.compile("[“‘「《][^”’」》]*[”’」》]|\"[^\"]*\"|_{2,}|（　+）|\\([^)]*\\)|（[^）]*）");

    /** Warnings, and steps of an experiment. */
    private static final Pattern FIXED = Pattern.compile(
            "安全|危险|当心|注意|禁止|不许|不准|[(（]1[)）]|\\b(?:safe\\w*|danger\\w*|hazard\\w*|never|careful\\w*|warn\\w*)\\b",
            Pattern.CASE_INSENSITIVE);

    private final LessonPlan plan;
    private final HazardTable hazards;
    private final Statements statements;
    private final UnaryOperator<String> masked;
    private final List<String> untouched;

    /** @param masked a text as it may leave the school */
    Offer(LessonPlan plan, HazardTable hazards, Statements statements, UnaryOperator<String> masked) {
        this.plan = plan;
        this.hazards = hazards;
        this.statements = statements;
        this.masked = masked;
        this.untouched = Stream.concat(
                        Stream.of(
                                plan.head().drivingQuestion(),
                                plan.outline().exit(),
                                plan.head().title(),
                                // The inquiry that a class gets is read back from behind these words.
                                Situation.introduction(plan)),
                        Situation.in(plan).stream().map(Situation::question))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** What may be asked for, in the plan's order; a section without anything is left out. */
    List<Portion> portions() {
        List<Portion> portions = new ArrayList<>();
        for (Texts.Group group : Texts.of(plan)) {
            if (!isExit(group)) {
                portions.addAll(portions(group));
            }
        }
        return portions;
    }

    /** The check at the end is nobody's to word: its question was tested as it stands, and what is said to it is no help. */
    private boolean isExit(Texts.Group group) {
        String exit = plan.outline().exit().strip();
        return group.section() == Section.PROCESS
                && !exit.isEmpty()
                && group.texts().stream().anyMatch(text -> text.value().strip().equals(exit));
    }

    private List<Portion> portions(Texts.Group group) {
        List<Portion> portions = new ArrayList<>();
        List<Item> items = new ArrayList<>();
        int characters = 0;
        for (Texts.Text text : group.texts()) {
            Optional<Item> item = item(items.size() + 1, text);
            if (item.isEmpty()) {
                continue;
            }
            if (characters > 0 && characters + text.value().length() > MOST_CHARACTERS) {
                portions.add(new Portion(group.section(), group.name(), items));
                items = new ArrayList<>();
                characters = 0;
                item = item(1, text);
            }
            item.ifPresent(items::add);
            characters += text.value().length();
        }
        if (!items.isEmpty()) {
            portions.add(new Portion(group.section(), group.name(), items));
        }
        return portions;
    }

    private Optional<Item> item(int id, Texts.Text text) {
        String value = text.value();
        if (value.length() > MOST_CHARACTERS
                || FIXED.matcher(value).find()
                || !hazards.in(value).isEmpty()
                || !masked.apply(value).equals(value)) {
            return Optional.empty();
        }
        List<String> kept = kept(value, statements, untouched);
        String free = value;
        for (String piece : kept) {
            int at = free.indexOf(piece);
            free = free.substring(0, at) + " " + free.substring(at + piece.length());
        }
        long letters = free.codePoints().filter(Character::isLetter).count();
        boolean enough = letters >= (isChinese() ? LEAST_FREE : 3 * LEAST_FREE);
        return enough ? Optional.of(new Item(id, text.path(), value, kept)) : Optional.empty();
    }

    /**
     * The pieces of a text that must stand in any other wording.
     *
     * @param untouched texts whose sentences are never worded
     */
    static List<String> kept(String text, Statements statements, List<String> untouched) {
        List<String> kept = new ArrayList<>();
        for (String sentence : Statements.sentences(text)) {
            if (untouched.stream().anyMatch(sentence::contains)
                    || statements.isOne(QUOTED.matcher(sentence).replaceAll("，"))) {
                kept.add(sentence.strip());
            } else {
                QUOTED.matcher(sentence).results().forEach(found -> kept.add(found.group()));
            }
        }
        return kept;
    }

    private boolean isChinese() {
        return plan.brief().locale().startsWith("zh");
    }
}
