package org.qiwen.assistant.measure.load;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the paced model noted of one request.
 *
 * @param tag of the student's message
 * @param received when the request was there
 * @param ended when the last word was written, or the reader had gone
 * @param whole whether all of it was written
 * @param sentences those that were written, in order
 * @param text all that it meant to say
 */
record Stamp(Optional<String> tag, long received, long ended, boolean whole, List<Sentence> sentences, String text) {
    private static final String NONE = "-";

    Stamp {
        sentences = List.copyOf(sentences);
    }

    /**
     * A sentence whose last token was written.
     *
     * @param upTo characters of the text up to its end
     */
    record Sentence(int upTo, long written) {}

    /** One line of text, for the way between processes. */
    String line() {
        return String.join(
                "\t",
                tag.orElse(NONE),
                Long.toString(received),
                Long.toString(ended),
                Boolean.toString(whole),
                sentences.stream().map(s -> s.upTo() + ":" + s.written()).collect(Collectors.joining(",")),
                text.replaceAll("[\\t\\r\\n]", " "));
    }

    static Stamp parse(String line) {
        String[] cells = line.split("\t", 6);
        return new Stamp(
                Optional.of(cells[0]).filter(tag -> !tag.equals(NONE)),
                Long.parseLong(cells[1]),
                Long.parseLong(cells[2]),
                Boolean.parseBoolean(cells[3]),
                Arrays.stream(cells[4].split(","))
                        .filter(sentence -> !sentence.isEmpty())
                        .map(sentence -> sentence.split(":", 2))
                        .map(pair -> new Sentence(Integer.parseInt(pair[0]), Long.parseLong(pair[1])))
                        .toList(),
                cells[5]);
    }
}
