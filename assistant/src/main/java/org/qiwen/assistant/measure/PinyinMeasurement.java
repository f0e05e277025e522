package org.qiwen.assistant.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.qiwen.assistant.dialogue.assess.PupilWords;
import org.qiwen.assistant.dialogue.reading.Normaliser;
import org.qiwen.assistant.dialogue.reading.Pinyin;
import org.qiwen.assistant.dialogue.reading.PinyinReader;
import org.qiwen.assistant.inquiry.Inquiry;

/**
 * Spells pupils' messages in pinyin and has them read back by what was counted in the messages of other inquiries.
 *
 * @param characters how many were spelled
 * @param right how many of them were read as written
 * @param messages how many were spelled
 * @param whole how many were read as written
 * @param foreign English messages
 * @param kept how many of them were left alone
 */
public record PinyinMeasurement(int characters, int right, int messages, int whole, int foreign, int kept) {

    /**
     * @param byInquiry messages about each inquiry
     * @param general messages about anything, which are counted for all
     * @param gap what stands between two syllables: nothing, or a space
     */
    public static PinyinMeasurement of(
            Map<Inquiry, List<String>> byInquiry, List<String> general, List<String> english, String gap) {
        int characters = 0;
        int right = 0;
        int messages = 0;
        int whole = 0;
        int kept = 0;
        for (Inquiry inquiry : byInquiry.keySet()) {
            List<String> others = new ArrayList<>(general);
            byInquiry.forEach((other, said) -> others.addAll(other.equals(inquiry) ? List.of() : said));
            PinyinReader reader = PinyinReader.of(PupilWords.of(inquiry), PinyinReader.count(others));
            for (String message : byInquiry.getOrDefault(inquiry, List.of())) {
                String plain = Normaliser.normalise(message)
                        .codePoints()
                        .filter(Character::isIdeographic)
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining());
                String spelled = plain.codePoints().mapToObj(Pinyin::of).collect(Collectors.joining(gap));
                String read = reader.read(spelled);
                messages++;
                whole += read.equals(plain) ? 1 : 0;
                characters += plain.length();
                right += common(read, plain);
            }
            kept += (int) english.stream()
                    .filter(text -> reader.read(text).equals(text))
                    .count();
        }
        return new PinyinMeasurement(characters, right, messages, whole, english.size() * byInquiry.size(), kept);
    }

    /** How many characters stand at the same place; none when the lengths differ. */
    private static int common(String read, String plain) {
        int same = 0;
        for (int i = 0; i < plain.length() && read.length() == plain.length(); i++) {
            same += read.charAt(i) == plain.charAt(i) ? 1 : 0;
        }
        return same;
    }

    /** How often each pair stands in the messages; those that stand once tell little and are left out. */
    public static List<String> lines(List<String> messages) {
        return new TreeMap<>(PinyinReader.count(messages))
                .entrySet().stream()
                        .filter(pair -> pair.getValue() > 1)
                        .map(pair -> pair.getKey() + "\t" + pair.getValue())
                        .toList();
    }

    /** A line of a table. */
    public String row(String name) {
        return String.format(
                Locale.ROOT,
                "| %s | %.1f %% of %d | %.1f %% of %d | %.1f %% of %d |",
                name,
                100.0 * right / characters,
                characters,
                100.0 * whole / messages,
                messages,
                100.0 * kept / Math.max(1, foreign),
                foreign);
    }
}
