package org.qiwen.assistant.copilot.assemble;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.copilot.brief.Brief;
import org.qiwen.assistant.inquiry.Evidence;
import org.qiwen.assistant.inquiry.Story;
import org.qiwen.ingestion.parse.DocumentKind;
import org.qiwen.ingestion.split.Nature;
import org.qiwen.ingestion.split.Passage;

/**
 * Passages as the matter of a lesson, for a topic without an inquiry: explanations become the ideas, what was seen or measured
 * becomes their evidence. Nothing is made up: an experiment is not taken from prose, because its hazards are not known. Pure.
 */
final class PassageMatter {
    /** Fewest characters of passages a lesson can be made from: half a page of a textbook. Our choice. */
    private static final int LEAST_CHINESE = 200;

    private static final int LEAST_ENGLISH = 400;

    /** Share of the topic's pairs of characters (or words) that a document needs, and that all need together. Our choice. */
    private static final double NEAR = 0.2;

    private static final double TOGETHER = 0.5;
    private static final int MOST_IDEAS = 3;
    private static final int MOST_SENTENCES = 3;
    private static final Pattern CAUSE = Pattern.compile(
            "因为|由于|所以|因此|使得|使.{1,12}[变成]|导致|说明|这就是|叫做|称为|越.{1,12}越|只有.{1,20}才|取决于|决定|是指"
                    + "|\\bbecause\\b|\\btherefore\\b|\\bso that\\b|\\bcauses?\\b|\\bmeans\\b|\\bis called\\b|\\bdepends on\\b|\\bthe more\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SEEN = Pattern.compile(
            "看到|观察|发现|测得|测量|记录|量一量|称|结果|实验|\\d|\\bobserv|\\bmeasur|\\bsaw\\b|\\bfound\\b|\\brecord",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern QUESTION = Pattern.compile("[？?]$");

    private final Brief brief;
    private final PlanWording say;
    private final List<Passage> passages;
    private final Set<String> topic;

    private PassageMatter(Brief brief, List<Passage> passages, PlanWording say) {
        this.brief = brief;
        this.say = say;
        this.passages = passages;
        this.topic = Pairs.of(brief.topic());
    }

    /** The matter, or empty when the passages do not carry a lesson. */
    static Optional<Matter> of(Brief brief, List<Passage> passages, PlanWording say) {
        return new PassageMatter(brief, passages, say).matter();
    }

    /** Fewest characters of passages. */
    static int least(PlanWording say) {
        return say.isChinese() ? LEAST_CHINESE : LEAST_ENGLISH;
    }

    private Optional<Matter> matter() {
        List<Passage> told =
                passages.stream().filter(p -> p.kind() != DocumentKind.STORY).toList();
        List<Passage> texts = told.stream()
                .filter(p -> named(told.stream()
                                .filter(other -> other.documentId().equals(p.documentId()))
                                .toList())
                        >= NEAR)
                .toList();
        int characters = texts.stream().mapToInt(p -> p.text().length()).sum();
        List<Line> ideas = ideas(texts);
        List<Matter.Exhibit> exhibits = exhibits(texts, ideas);
        if (characters < least(say) || named(texts) < TOGETHER || ideas.isEmpty() || exhibits.isEmpty()) {
            return Optional.empty();
        }
        Matter.Exhibit first = exhibits.get(0);
        String question =
                brief.question() == null ? say.say("passage.question.topic", "topic", brief.topic()) : brief.question();
        return Optional.of(new Matter(
                false,
                brief.topic(),
                Optional.ofNullable(texts.get(0).discipline()).orElse(""),
                List.of("REASONING"),
                List.of(brief.topic()),
                List.of(),
                first.text(),
                question,
                new Matter.Guess(say.say("passage.predict", "question", question), List.of(), "", "", "", ""),
                List.of(first),
                ideas.stream().map(line -> idea(line, exhibits)).toList(),
                List.of(),
                List.of(),
                List.of(),
                null,
                tale(),
                say.say(
                        "passage.transfer",
                        "idea",
                        PlanWording.bare(ideas.get(0).sentence())),
                ideas.get(0).sentence(),
                say.say("passage.summary"),
                "",
                new Matter.Exit(
                        say.say("exit.intro"),
                        say.say("exit.generic", "question", question),
                        List.of(),
                        List.of(),
                        List.of())));
    }

    /** Share of the topic that the passages name: what search found by likeness alone carries no lesson. */
    private double named(List<Passage> texts) {
        Set<String> pairs = texts.stream()
                .flatMap(p -> Pairs.of(p.textWithHeadings()).stream())
                .collect(Collectors.toSet());
        return topic.isEmpty() ? 0 : topic.stream().filter(pairs::contains).count() / (double) topic.size();
    }

    /** A sentence and where it stands. */
    private record Line(Passage passage, String sentence, double weight) {}

    /** The sentences that explain, those nearest to the topic first, at most one of a passage. */
    private List<Line> ideas(List<Passage> texts) {
        List<Line> best = new ArrayList<>();
        for (Passage passage : texts) {
            SourceText.sentences(passage.text()).stream()
                    .filter(s -> fits(s) && CAUSE.matcher(s).find())
                    .map(s -> new Line(passage, s, weight(passage, s)))
                    .max(Comparator.comparingDouble(Line::weight))
                    .ifPresent(best::add);
        }
        return best.stream()
                .sorted(Comparator.comparingDouble((Line line) -> -line.weight()))
                .limit(MOST_IDEAS)
                .toList();
    }

    private double weight(Passage passage, String sentence) {
        Set<String> pairs = Pairs.of(passage.title() + passage.heading() + sentence);
        double near =
                topic.isEmpty() ? 0 : topic.stream().filter(pairs::contains).count() / (double) topic.size();
        return near + (passage.nature() == Nature.EXPLANATION ? 0.5 : 0);
    }

    private boolean fits(String sentence) {
        int least = say.isChinese() ? 10 : 30;
        int most = say.isChinese() ? 90 : 240;
        return sentence.length() >= least
                && sentence.length() <= most
                && !QUESTION.matcher(sentence).find();
    }

    /** What was seen: tables, and passages that tell observations, without the sentences that are ideas. */
    private List<Matter.Exhibit> exhibits(List<Passage> texts, List<Line> ideas) {
        List<Matter.Exhibit> exhibits = new ArrayList<>();
        for (Passage passage : texts) {
            List<List<String>> table = SourceText.table(passage.text());
            List<String> seen = SourceText.sentences(passage.text()).stream()
                    .filter(s -> fits(s)
                            && ideas.stream().noneMatch(i -> i.sentence().equals(s)))
                    .filter(s -> !CAUSE.matcher(s).find())
                    .limit(MOST_SENTENCES)
                    .toList();
            String told = String.join(say.isChinese() ? "" : " ", seen);
            if (!table.isEmpty()) {
                exhibits.add(new Matter.Exhibit(
                        passage.id(),
                        Evidence.Kind.DATA,
                        told.isEmpty() ? passage.heading() : told,
                        List.of(),
                        "",
                        table.get(0),
                        table.subList(1, table.size()),
                        ""));
            } else if (SEEN.matcher(told).find() || passage.nature() == Nature.EVIDENCE && !told.isEmpty()) {
                exhibits.add(new Matter.Exhibit(
                        passage.id(), Evidence.Kind.READ, told, List.of(), "", List.of(), List.of(), ""));
            }
        }
        return exhibits;
    }

    private Matter.Idea idea(Line line, List<Matter.Exhibit> exhibits) {
        Set<String> about = Pairs.of(line.sentence());
        List<Matter.Exhibit> nearest = exhibits.stream()
                .sorted(Comparator.comparingDouble((Matter.Exhibit e) -> -Pairs.share(e.text(), about)))
                .limit(1)
                .toList();
        String heading = line.passage().heading().isEmpty()
                ? line.passage().title()
                : line.passage().heading();
        String start = nearest.get(0).text();
        String opening = start.substring(0, Math.min(start.length(), say.isChinese() ? 10 : 30));
        return new Matter.Idea(
                line.passage().id(),
                line.sentence(),
                say.say("passage.ask", "heading", heading),
                List.of(),
                say.lines("passage.hint", "start", opening),
                nearest,
                List.of(say.say("passage.right", "idea", PlanWording.bare(line.sentence()))),
                say.say("passage.right.reply"),
                List.of(
                        new Matter.Half(say.say("passage.partial"), say.say("passage.partial.reply")),
                        new Matter.Half(say.say("passage.word"), say.say("passage.word.reply"))),
                List.of(),
                say.say("passage.cloze"),
                List.of(),
                true);
    }

    private Matter.@Nullable Tale tale() {
        List<Passage> told =
                passages.stream().filter(p -> p.kind() == DocumentKind.STORY).toList();
        if (told.isEmpty()) {
            return null;
        }
        String title = told.get(0).title();
        List<Matter.Stop> stops = told.stream()
                .filter(p -> p.title().equals(title))
                .sorted(Comparator.comparingInt(Passage::start))
                .map(p -> new Matter.Stop(
                        p.heading(),
                        SourceText.sentences(p.text()).stream().limit(1).collect(Collectors.joining()),
                        "",
                        "",
                        ""))
                .toList();
        return new Matter.Tale(title, Story.Standing.TRADITIONAL, stops);
    }
}
