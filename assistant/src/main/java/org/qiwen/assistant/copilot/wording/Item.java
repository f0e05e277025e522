package org.qiwen.assistant.copilot.wording;

import java.util.List;

/**
 * A text of a plan that a model may word anew.
 *
 * @param id from 1 within its request
 * @param path JSON pointer of the text within the plan
 * @param text as it stands
 * @param kept pieces of it that must stand in any other wording too, letter by letter and in this order
 */
record Item(int id, String path, String text, List<String> kept) {
    Item {
        kept = List.copyOf(kept);
    }
}
