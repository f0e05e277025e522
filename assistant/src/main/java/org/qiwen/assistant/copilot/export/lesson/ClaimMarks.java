package org.qiwen.assistant.copilot.export.lesson;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.qiwen.assistant.copilot.claim.PlanClaims.Claim;
import org.qiwen.assistant.copilot.claim.Verdict;
import org.qiwen.assistant.copilot.export.RunStyle;
import org.qiwen.assistant.copilot.export.Text;

/** Marks what the claim check found, where it found it. A text that has changed since then stays as it is. */
public final class ClaimMarks implements Marks {
    private final Map<String, List<Claim>> byPath;

    /** @param claims in any order; those that are supported need no mark */
    public ClaimMarks(List<Claim> claims) {
        this.byPath = claims.stream()
                .filter(claim -> claim.verdict() != Verdict.SUPPORTED)
                .sorted(Comparator.comparingInt(Claim::start))
                .collect(Collectors.groupingBy(Claim::path));
    }

    @Override
    public Text text(String path, String words) {
        Text marked = Text.EMPTY;
        int at = 0;
        for (Claim claim : byPath.getOrDefault(path, List.of())) {
            if (claim.start() < at || !words.startsWith(claim.sentence(), claim.start())) {
                continue;
            }
            int end = claim.start() + claim.sentence().length();
            marked = marked.and(words.substring(at, claim.start())).and(claim.sentence(), style(claim.verdict()));
            at = end;
        }
        return marked.and(words.substring(at));
    }

    @Override
    public boolean isAny() {
        return !byPath.isEmpty();
    }

    private static RunStyle style(Verdict verdict) {
        return verdict == Verdict.CONTRADICTED ? RunStyle.CONTRADICTED : RunStyle.UNSUPPORTED;
    }
}
