package org.qiwen.assistant.copilot.plan;

/**
 * One reference to a curriculum standard (课标依据).
 *
 * @param content the requirement word for word, only when a person has compared it with print; else empty
 * @param checked whether somebody has
 * @param checkedBy who; empty when nobody
 */
public record StandardReference(
        String document, String coreConcept, String stage, String content, boolean checked, String checkedBy) {
    public StandardReference {
        document = Whole.text(document);
        coreConcept = Whole.text(coreConcept);
        stage = Whole.text(stage);
        content = Whole.text(content);
        checkedBy = Whole.text(checkedBy);
    }
}
