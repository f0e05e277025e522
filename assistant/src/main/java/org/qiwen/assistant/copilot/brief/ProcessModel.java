package org.qiwen.assistant.copilot.brief;

/** In which order a lesson goes. */
public enum ProcessModel {
    /** 真实问题导入 → 学科知识拆解 → 工程项目实践 → 社会价值反思, as Chinese plans for STEM teaching name them. */
    FOUR_STEP,
    /** Engage, explore, explain, elaborate, evaluate (Bybee, BSCS). */
    FIVE_E
}
