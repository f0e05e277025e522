package org.qiwen.assistant.copilot.plan;

import java.util.List;

/** 板书: three columns under the driving question, grown during the lesson. */
public record Board(String title, List<String> predictions, List<String> evidence, List<String> conclusions) {
    public Board {
        title = Whole.text(title);
        predictions = Whole.list(predictions);
        evidence = Whole.list(evidence);
        conclusions = Whole.list(conclusions);
    }
}
