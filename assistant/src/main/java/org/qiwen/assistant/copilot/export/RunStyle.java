package org.qiwen.assistant.copilot.export;

/** How a piece of text is set. */
public enum RunStyle {
    PLAIN,
    BOLD,
    SUBSCRIPT,
    SUPERSCRIPT,
    /** A formula on one line: in Latin type, never broken where that can be helped. */
    FORMULA,
    /** A statement for which the material has no evidence: marked, so that the teacher sees it on paper too. */
    UNSUPPORTED,
    /** A statement the material contradicts: marked more strongly. */
    CONTRADICTED
}
