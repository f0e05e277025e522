package org.qiwen.assistant.model.profile;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Takes a model's thoughts out of its words as they come in: everything between {@code <think>} and {@code </think>},
 * also when a tag is split over pieces. For one answer, on one thread at a time.
 *
 * <p>Some chat templates open the thought themselves, so that only its end is sent. Then what came before was thought
 * too, and {@link #leaked()} says so.
 */
public final class Thoughts {
    /** Tags that public models use; {@code think} is that of DeepSeek-R1, Qwen3 and GLM. */
    private static final List<String> TAGS = List.of("think", "thinking", "thought", "reasoning");

    private static final int LONGEST = "</reasoning>".length();

    private final StringBuilder pending = new StringBuilder();
    private @Nullable String inside;
    private boolean leaked;
    private boolean skipBlank;
    private boolean shown;

    /** What of this piece may be shown, with what was held back before it; may be empty. */
    public String accept(String piece) {
        pending.append(piece);
        StringBuilder out = new StringBuilder();
        while (step(out)) {
            // Each step takes one tag or one stretch of text from the pending piece.
        }
        return show(out.toString());
    }

    /** What was held back because it might have become a tag. Thoughts that never end stay hidden. */
    public String end() {
        String rest = inside == null ? pending.toString() : "";
        pending.setLength(0);
        return show(rest);
    }

    /** Whether a thought ended that was never opened after some of it had been shown. */
    public boolean leaked() {
        return leaked;
    }

    private boolean step(StringBuilder out) {
        int tag = pending.indexOf("<");
        if (tag < 0) {
            emit(out, pending.length());
            return false;
        }
        emit(out, tag);
        String start = pending.substring(0, Math.min(pending.length(), LONGEST)).toLowerCase(Locale.ROOT);
        for (String name : TAGS) {
            if (start.startsWith("</" + name + ">")) {
                pending.delete(0, name.length() + 3);
                close(out, name);
                return true;
            }
            if (inside == null && start.startsWith("<" + name + ">")) {
                pending.delete(0, name.length() + 2);
                inside = name;
                return true;
            }
        }
        if (mayBecomeATag(start)) {
            return false;
        }
        emit(out, 1);
        return true;
    }

    private void close(StringBuilder out, String name) {
        if (inside == null) {
            leaked |= shown || !out.toString().isBlank();
            out.setLength(0);
        } else if (!inside.equals(name)) {
            return;
        }
        inside = null;
        skipBlank = true;
    }

    private static boolean mayBecomeATag(String start) {
        return TAGS.stream()
                .anyMatch(name -> ("</" + name + ">").startsWith(start) || ("<" + name + ">").startsWith(start));
    }

    private void emit(StringBuilder out, int length) {
        if (inside == null) {
            out.append(pending, 0, length);
        }
        pending.delete(0, length);
    }

    private String show(String text) {
        String visible = text;
        if (skipBlank) {
            visible = visible.stripLeading();
            skipBlank = visible.isEmpty();
        }
        shown |= !visible.isBlank();
        return visible;
    }
}
