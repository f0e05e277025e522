package org.qiwen.assistant.copilot.assemble;

import java.util.ArrayList;
import java.util.List;
import org.qiwen.assistant.copilot.brief.Brief;

/** Writes the rows of the process: what the teacher does and asks, what pupils may say, and why. Pure. */
final class Steps {
    private final StepText rows;
    private final OpeningSteps opening;
    private final IdeaSteps ideas;
    private final HandsOnSteps handsOn;
    private final EndingSteps ending;

    Steps(Matter matter, Brief brief, PlanWording say, Wishes wishes) {
        this.rows = new StepText(matter, brief, say, wishes);
        this.opening = new OpeningSteps(rows);
        this.ideas = new IdeaSteps(rows);
        this.handsOn = new HandsOnSteps(rows);
        this.ending = new EndingSteps(rows);
    }

    /** All that could be taught, in the order of the process model. */
    List<Block> blocks() {
        List<Block> practice = handsOn.practice();
        List<Block> worked = new ArrayList<>();
        for (int i = 0; i < rows.matter().ideas().size(); i++) {
            worked.add(ideas.idea(i));
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(opening.situation());
        rows.matter().opening().stream().findFirst().map(opening::observe).ifPresent(blocks::add);
        switch (rows.brief().model()) {
            case FOUR_STEP -> {
                blocks.addAll(worked);
                blocks.addAll(practice);
                ending.transfer().ifPresent(blocks::add);
            }
            case FIVE_E -> {
                blocks.addAll(practice);
                blocks.addAll(worked);
                ending.transfer().ifPresent(blocks::add);
            }
        }
        if (rows.matter().tale() != null && rows.wishes().story()) {
            blocks.add(ending.story(rows.matter().tale()));
        }
        if (rows.brief().lessons() > 1) {
            blocks.add(rows.plain(Block.Kind.SHOWCASE, "showcase"));
        }
        blocks.add(ending.summary());
        blocks.add(ending.exit());
        return blocks;
    }

    /** The blocks that join lessons, or fill one. */
    Block joint(Block.Kind kind) {
        return switch (kind) {
            case RECALL -> rows.plain(kind, "recall");
            case CLOSE -> rows.plain(kind, "close");
            case WORK -> rows.plain(kind, "work");
            default -> throw new IllegalArgumentException(kind + " joins nothing");
        };
    }
}
