package org.qiwen.ingestion.split;

import java.util.ArrayList;
import java.util.List;
import org.qiwen.ingestion.embed.TokenEstimate;

/**
 * Title and headings as they are read before a passage's text, capped so that room for the text remains: the title first,
 * then the headings nearest to the text. Pure.
 */
final class Headline {
    /** Room for all of it, in estimated tokens: with passages of 400 the models' 512 are not passed. Our choice. */
    private static final int ROOM = 96;

    /** Room for the title or one heading; longer ones are cut. Our choice: headings are short. */
    private static final int EACH = 40;

    private Headline() {}

    static String of(String title, List<String> headings) {
        String first = cut(title);
        int room = ROOM - size(first);
        List<String> kept = new ArrayList<>();
        for (int i = headings.size() - 1; i >= 0; i--) {
            String heading = cut(headings.get(i));
            room -= size(heading);
            if (room < 0) {
                break;
            }
            kept.add(0, heading);
        }
        kept.add(0, first);
        return String.join(" ", kept);
    }

    /** The beginning of a text, at most {@value #EACH} estimated tokens. */
    static String cut(String text) {
        int[] starts = TokenEstimate.starts(text.substring(0, Math.min(text.length(), EACH * EACH)));
        return starts.length <= EACH
                ? text.substring(0, Math.min(text.length(), EACH * EACH))
                : text.substring(0, starts[EACH]).strip();
    }

    private static int size(String text) {
        return TokenEstimate.starts(text).length;
    }
}
