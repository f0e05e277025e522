package org.qiwen.assistant.copilot.wording;

import java.util.List;
import org.qiwen.assistant.copilot.plan.Section;

/**
 * What is asked in one request: a section, or one step of the process.
 *
 * @param name of the step; empty for a whole section
 */
record Portion(Section section, String name, List<Item> items) {
    Portion {
        items = List.copyOf(items);
    }
}
