package org.qiwen.evaluation.pupil;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiwen.evaluation.drive.PupilMessage;

/** Finds the words for what a pupil does. For one thread and one dialogue. */
final class Words {
    private final Subject subject;
    private final Manners manners;
    private final Pen pen;
    private final Random random;
    private final Set<String> saidWhole = new LinkedHashSet<>();
    private final Set<String> used = new HashSet<>();
    private Subject.@Nullable Belief held;

    Words(Subject subject, Manners manners, Pen pen, Random random) {
        this.subject = subject;
        this.manners = manners;
        this.pen = pen;
        this.random = random;
    }

    /** @param question the authored question that stands, or null */
    record Moment(Situation situation, Subject.@Nullable Question question, String tutor, List<String> choices) {}

    Utterance say(Act act, Moment now) {
        return switch (act) {
            case CHOOSE_RIGHT -> choose(now, true);
            case CHOOSE_WRONG -> choose(now, false);
            case TYPE_OPTION -> typed(option(random.nextBoolean()).text());
            case CLICK -> now.choices().isEmpty() ? phrase("dont_know") : Utterance.choice(one(now.choices()));
            case OBSERVE -> observed();
            case WHOLE -> whole(now);
            case HALF -> half(now);
            case SHORT_RIGHT -> reply(now, true);
            case SHORT_WRONG -> reply(now, false);
            case MIRROR -> mirror(now);
            case SIGN -> sign(now, "");
            case INSIST -> sign(now, one(manners.phrases("insist")));
            case AUTHORITY -> sign(now, one(manners.phrases("authority")));
            case TWO_MINDS -> twoMinds(now);
            case WONDER -> subject.wonders().isEmpty() ? phrase("wonder") : typed(one(subject.wonders()));
            case REPAIR -> phrase("repair").asking();
            case ECHO -> now.tutor().isBlank() ? phrase("silent") : Utterance.of(cut(now.tutor()));
            case PASTE -> pasted();
            case SUMMARY_WHOLE -> summary(true);
            case SUMMARY_HALF -> summary(false);
            case EXIT_FULL -> exit(now, 0);
            case EXIT_PART -> exit(now, 1);
            case EXIT_OTHER -> exit(now, 2);
            default -> phrase(act.name().toLowerCase(Locale.ROOT));
        };
    }

    private Utterance phrase(String name) {
        return Utterance.of(fresh(manners.phrases(name)));
    }

    private Utterance typed(String sentence) {
        return Utterance.of(pen.write(sentence));
    }

    private Utterance choose(Moment now, boolean right) {
        if (now.situation() == Situation.CLOZE) {
            return reply(now, right);
        }
        return Utterance.choice(option(right).id());
    }

    private Subject.Option option(boolean right) {
        List<Subject.Option> fitting = subject.options().stream()
                .filter(o -> o.id().equals(subject.observed()) == right)
                .toList();
        return one(fitting.isEmpty() ? subject.options() : fitting);
    }

    private Utterance observed() {
        String words = one(manners.phrases("observe")) + option(true).text();
        return random.nextBoolean()
                ? Utterance.of(words)
                : new Utterance(new PupilMessage(PupilMessage.Kind.OBSERVATION, words), Set.of(), Set.of(), false);
    }

    /** The idea that is asked for, else the next that was not said. */
    private Subject.Idea wanted(Moment now) {
        Subject.Question question = now.question();
        Optional<Subject.Idea> asked = question == null ? Optional.empty() : subject.idea(question.idea());
        return asked.filter(idea -> !saidWhole.contains(idea.id()))
                .or(() -> subject.ideas().stream()
                        .filter(idea -> !saidWhole.contains(idea.id()) && saidWhole.containsAll(idea.needs()))
                        .findFirst())
                .orElseGet(() -> asked.orElse(subject.ideas().get(0)));
    }

    private Utterance whole(Moment now) {
        Subject.Idea idea = wanted(now);
        saidWhole.add(idea.id());
        return typed(fresh(idea.whole())).meaning(Set.of(idea.id()), Set.of());
    }

    private Utterance half(Moment now) {
        List<Subject.Half> halves = wanted(now).halves();
        if (halves.isEmpty()) {
            return phrase("dont_know");
        }
        Subject.Half half = one(halves);
        return typed(half.says()).meaning(Set.of(), part(wanted(now).id(), half.has()));
    }

    private static Set<String> part(@Nullable String idea, @Nullable String part) {
        return idea == null || part == null ? Set.of() : Set.of(idea + "/" + part);
    }

    private Utterance reply(Moment now, boolean right) {
        Subject.Question question = now.question();
        List<Subject.Reply> replies = question == null ? List.of() : right ? question.right() : question.wrong();
        if (question == null || replies.isEmpty()) {
            return right ? whole(now) : phrase("dont_know");
        }
        Subject.Reply reply = one(replies);
        boolean clicked = now.situation() == Situation.CLOZE && reply.part() != null;
        return clicked
                ? Utterance.choice(String.valueOf(reply.part()))
                : Utterance.of(reply.says()).meaning(Set.of(), part(question.idea(), reply.part()));
    }

    private Utterance mirror(Moment now) {
        List<String> mirrors = wanted(now).mirrors();
        return mirrors.isEmpty() ? phrase("dont_know") : typed(one(mirrors));
    }

    private Utterance sign(Moment now, String before) {
        Optional<Subject.Belief> belief = belief(now);
        return belief.map(b -> typed(before + fresh(b.signs()))).orElseGet(() -> mirror(now));
    }

    /** Who holds a belief keeps it for the whole dialogue; it is one of what is asked about, where there is one. */
    private Optional<Subject.Belief> belief(Moment now) {
        if (held == null) {
            String idea = wanted(now).id();
            List<Subject.Belief> near = subject.beliefs().stream()
                    .filter(b -> b.resolvedBy().equals(idea))
                    .toList();
            List<Subject.Belief> all = near.isEmpty() ? subject.beliefs() : near;
            held = all.isEmpty() ? null : one(all);
        }
        return Optional.ofNullable(held);
    }

    private Utterance twoMinds(Moment now) {
        Optional<Subject.Belief> belief = belief(now);
        List<String> names = manners.phrases("children");
        int first = random.nextInt(names.size());
        String one = names.get(first);
        String other = names.get((first + 1) % names.size());
        String wrong = belief.map(b -> one(b.signs())).orElse(one(manners.phrases("vague")));
        return Utterance.of(String.format(
                one(manners.phrases("two_minds")),
                one,
                wrong,
                other,
                one(wanted(now).whole())));
    }

    private Utterance pasted() {
        return subject.sources().isEmpty()
                ? phrase("paste")
                : Utterance.of(String.format(one(manners.phrases("paste_frame")), one(subject.sources())));
    }

    private Utterance summary(boolean all) {
        List<Subject.Idea> core =
                subject.ideas().stream().filter(Subject.Idea::core).toList();
        List<String> sentences = new ArrayList<>();
        core.forEach(idea -> {
            if (all || sentences.isEmpty()) {
                sentences.add(pen.write(one(idea.whole())));
            }
        });
        return Utterance.of(String.join("，", sentences));
    }

    private Utterance exit(Moment now, int level) {
        Subject.Question asked = now.question();
        Subject.Form form = subject.forms().stream()
                .filter(f -> asked != null && f.question().equals(asked.ask()))
                .findFirst()
                .orElse(subject.forms().get(0));
        List<List<String>> samples = List.of(form.full(), form.part(), form.other());
        List<String> fitting = samples.get(level);
        return fitting.isEmpty() ? phrase("dont_know") : typed(one(fitting));
    }

    /** The tutor's words without its question. */
    private static String cut(String tutor) {
        List<String> sentences = Stream.of(tutor.split("(?<=[。？！.?!])"))
                .filter(sentence -> !sentence.isBlank())
                .toList();
        return sentences.stream().limit(2).collect(Collectors.joining());
    }

    /** One that was not said yet, as long as there is one. */
    private String fresh(List<String> list) {
        List<String> unused = list.stream().filter(s -> !used.contains(s)).toList();
        String chosen = one(unused.isEmpty() ? list : unused);
        used.add(chosen);
        return chosen;
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
