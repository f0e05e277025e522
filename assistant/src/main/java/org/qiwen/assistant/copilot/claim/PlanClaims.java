package org.qiwen.assistant.copilot.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.copilot.plan.Citation;
import org.qiwen.assistant.copilot.plan.Lesson;
import org.qiwen.assistant.copilot.plan.LessonPlan;
import org.qiwen.assistant.copilot.plan.Step;
import org.qiwen.assistant.copilot.plan.Worksheet;
import org.qiwen.ingestion.split.Passage;

/** Finds the factual sentences of a plan, where they stand, and what the material says about each. Pure. */
public final class PlanClaims {
    private static final Pattern SENTENCE = Pattern.compile("[^。！？!?.]+(?:[。！？!?]|[.](?=\\s|$)|[.](?=\\d)[^。！？!?.]*)*");
    /** Something said to somebody, or done with the class, is no claim about the world. */
    private static final Pattern NO_CLAIM = Pattern.compile(
            "[？?]|请|学生|教师|老师|你|我|他们|咱|同学|任务单|黑板|板书|记录|投票|预测|写|画|听|答|组|课|说|想|____"
                    + "|\\b(?:you|your|pupils?|teacher|write|draw|group|board|worksheet|ask|answer|lesson|record|show|we|our|i|my)\\b",
            Pattern.CASE_INSENSITIVE);

    /** An instruction: it begins with what is to be done or left, and says nothing of what comes of it. */
    private static final Pattern INSTRUCTION = Pattern.compile(
            "^(?:也?不(?:拿|自己|坐|撬|套|碰|摸|收集|在家)|别|不要|不许|不准|不得|禁止|注意|小心"
                    + "|(?:先|再|然后|接着|最后|每次|每天|轻轻|慢慢)*(?:把|将(?!会|要|来|近)|取|拿|捏|按住|闭上|拉紧|倒入|看看|试试|[看比数量试找读]一?[看比数量试找读]))"
                    + "(?!.*(?:会|就|变|更|越|是|能|使|因为|所以|升|降|浮|沉|传))"
                    + "|^(?:do not|don't|never|keep|put|take|place|drop|fill|hold|pour|measure|use|cut|turn|mark|look|watch|make|let|compare)\\b"
                    + "(?!.*\\b(?:is|are|will|becomes?|gets?|rises?|falls?|floats?|sinks?)\\b)",
            Pattern.CASE_INSENSITIVE);

    private static final int LEAST_CHINESE = 8;
    private static final int LEAST_OTHER = 24;

    private final ClaimCheck check = new ClaimCheck();

    /**
     * A factual sentence of a plan.
     *
     * @param section member of the plan
     * @param path JSON pointer of the text within the plan
     * @param start offset of the sentence within the text, in UTF-16 units
     * @param end offset after it
     * @param citation number of the plan's citation that it rests on; null when it has none
     * @param passage id of the passage that decides; null when none does
     */
    public record Claim(
            String section,
            String path,
            int start,
            int end,
            String sentence,
            Verdict verdict,
            String differs,
            @Nullable Integer citation,
            String quote,
            @Nullable String passage) {}

    /** The factual sentences of a text, whatever the material says of them. */
    public static List<String> sentences(String text) {
        return SENTENCE.matcher(text)
                .results()
                .map(found -> text.substring(start(found.group(), found.start()), found.end())
                        .strip())
                .filter(PlanClaims::isClaim)
                .toList();
    }

    /** Every factual sentence, in the plan's order. */
    public List<Claim> check(LessonPlan plan, List<Passage> passages) {
        ClaimCheck.Material texts =
                ClaimCheck.Material.of(passages.stream().map(Passage::text).toList());
        List<Claim> claims = new ArrayList<>();
        for (Place place : places(plan)) {
            Matcher sentence = SENTENCE.matcher(place.text());
            while (sentence.find()) {
                int start = start(sentence.group(), sentence.start());
                String claim = place.text().substring(start, sentence.end()).strip();
                if (isClaim(claim)) {
                    claims.add(claim(plan, place, start, claim, check.check(claim, texts), passages));
                }
            }
        }
        return claims;
    }

    private static Claim claim(
            LessonPlan plan, Place place, int start, String sentence, Finding finding, List<Passage> passages) {
        String passage = finding.passage() == null
                ? null
                : passages.get(finding.passage()).id();
        Integer number = plan.citations().stream()
                .filter(citation -> citation.passage().equals(passage))
                .map(Citation::number)
                .findFirst()
                .orElse(null);
        return new Claim(
                place.section(),
                place.path(),
                start,
                start + sentence.length(),
                sentence,
                finding.verdict(),
                finding.differs(),
                number,
                finding.quote(),
                passage);
    }

    private record Place(String section, String path, String text) {}

    private static List<Place> places(LessonPlan plan) {
        List<Place> places = new ArrayList<>();
        list(places, "learners", "/learners/known", plan.learners().known());
        for (int l = 0; l < plan.process().size(); l++) {
            Lesson lesson = plan.process().get(l);
            for (int s = 0; s < lesson.steps().size(); s++) {
                Step step = lesson.steps().get(s);
                String at = "/process/" + l + "/steps/" + s;
                list(places, "process", at + "/teacher", step.teacher());
                places.add(new Place("process", at + "/intent", step.intent()));
            }
        }
        list(places, "board", "/board/evidence", plan.board().evidence());
        list(places, "board", "/board/conclusions", plan.board().conclusions());
        for (int t = 0; t < plan.worksheet().tasks().size(); t++) {
            Worksheet.Task task = plan.worksheet().tasks().get(t);
            places.add(new Place("worksheet", "/worksheet/tasks/" + t + "/instruction", task.instruction()));
        }
        places.add(new Place("outline", "/outline/goal", plan.outline().goal()));
        return places;
    }

    private static void list(List<Place> places, String section, String path, List<String> texts) {
        for (int i = 0; i < texts.size(); i++) {
            places.add(new Place(section, path + "/" + i, texts.get(i)));
        }
    }

    /** After the last colon or arrow: what stands before it is the plan's own wording. */
    private static int start(String sentence, int offset) {
        int colon = Math.max(sentence.lastIndexOf('：'), Math.max(sentence.lastIndexOf('→'), sentence.lastIndexOf('）')));
        int start = colon >= 0 && colon < sentence.length() - 2 ? colon + 1 : 0;
        while (start < sentence.length() && Character.isWhitespace(sentence.charAt(start))) {
            start++;
        }
        return offset + start;
    }

    static boolean isClaim(String sentence) {
        boolean chinese = sentence.codePoints().anyMatch(Character::isIdeographic);
        return sentence.length() >= (chinese ? LEAST_CHINESE : LEAST_OTHER)
                && !NO_CLAIM.matcher(sentence).find()
                && !INSTRUCTION.matcher(sentence).find();
    }
}
