package org.qiwen.ingestion.parse.child.office;

/** Marks what stands below a slide for the speaker alone. */
final class SpeakerNotes {
    private SpeakerNotes() {}

    /** The notes with their mark before them, in the language they are written in. */
    static String marked(String notes) {
        boolean chinese = notes.codePoints().anyMatch(Character::isIdeographic);
        return (chinese ? "【备注】" : "[Notes] ") + notes;
    }
}
