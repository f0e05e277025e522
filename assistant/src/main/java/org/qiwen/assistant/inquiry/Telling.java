package org.qiwen.assistant.inquiry;

/**
 * The words of an inquiry that say what it is about and nothing of what is assessed: a teacher may choose others for a class.
 *
 * @param phenomenon what is told first, before the prediction
 * @param predictionQuestion asks for the prediction; the choices are the inquiry's own
 */
public record Telling(String title, String drivingQuestion, String phenomenon, String predictionQuestion) {

    /** Names of the parts, as in files and over HTTP. */
    public enum Part {
        TITLE,
        DRIVING_QUESTION,
        PHENOMENON,
        PREDICTION_QUESTION
    }

    /** The words of one part. */
    public String text(Part part) {
        return switch (part) {
            case TITLE -> title;
            case DRIVING_QUESTION -> drivingQuestion;
            case PHENOMENON -> phenomenon;
            case PREDICTION_QUESTION -> predictionQuestion;
        };
    }
}
