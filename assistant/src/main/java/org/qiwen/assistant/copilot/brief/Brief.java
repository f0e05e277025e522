package org.qiwen.assistant.copilot.brief;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.account.ClassId;
import org.qiwen.assistant.inquiry.Stage;

/**
 * What a plan is made from.
 *
 * @param locale zh-CN or en; the plan's language
 * @param topic what the lesson is about, 1 to 100 characters
 * @param inquiry id of the inquiry the lesson is built on; null looks for one by the topic, and does without when there is
 *     none
 * @param textbook edition and volume, as printed; empty when not said
 * @param unit unit or lesson of the textbook; empty when not said
 * @param minutes of one lesson, 15 to 120
 * @param lessons how many, 1 to 6
 * @param classSize pupils, 1 to 80
 * @param groupSize pupils in a group, 1 to 10
 * @param equipment what the room has, in the teacher's words; at most 20. Nothing said: one screen
 * @param ideas what the class thinks already, in the teacher's words; at most 10
 * @param question the driving question the teacher chose; null takes the first good one
 * @param classId the class whose dialogues say what it thinks, whenever the plan or a section of it is made; null for none
 */
public record Brief(
        String locale,
        Stage stage,
        String topic,
        @Nullable String inquiry,
        String textbook,
        String unit,
        int minutes,
        int lessons,
        int classSize,
        int groupSize,
        List<String> equipment,
        List<String> ideas,
        ProcessModel model,
        @Nullable String question,
        @Nullable ClassId classId) {

    /** The languages a plan can be in. */
    public static final Set<String> LOCALES = Set.of("zh-CN", "en");

    @JsonCreator
    public Brief {
        if (!LOCALES.contains(locale)) {
            throw new IllegalArgumentException("locale must be zh-CN or en, was " + locale);
        }
        requireRange("minutes", minutes, 15, 120);
        requireRange("lessons", lessons, 1, 6);
        requireRange("classSize", classSize, 1, 80);
        requireRange("groupSize", groupSize, 1, 10);
        equipment = List.copyOf(equipment);
        ideas = List.copyOf(ideas);
    }

    /** A brief for no class in particular. */
    public Brief(
            String locale,
            Stage stage,
            String topic,
            @Nullable String inquiry,
            String textbook,
            String unit,
            int minutes,
            int lessons,
            int classSize,
            int groupSize,
            List<String> equipment,
            List<String> ideas,
            ProcessModel model,
            @Nullable String question) {
        this(
                locale, stage, topic, inquiry, textbook, unit, minutes, lessons, classSize, groupSize, equipment, ideas,
                model, question, null);
    }

    public Depth depth() {
        return Depth.of(stage);
    }

    /** Groups when nobody is left over: the last one may be smaller. */
    public int groups() {
        return (classSize + groupSize - 1) / groupSize;
    }

    /** Minutes of all lessons together. */
    public int allMinutes() {
        return minutes * lessons;
    }

    public boolean inChinese() {
        return locale.equals("zh-CN");
    }

    /** The same brief with a question and an inquiry settled. */
    public Brief settled(@Nullable String chosenInquiry, String chosenQuestion) {
        return new Brief(
                locale,
                stage,
                topic,
                chosenInquiry,
                textbook,
                unit,
                minutes,
                lessons,
                classSize,
                groupSize,
                equipment,
                ideas,
                model,
                chosenQuestion,
                classId);
    }

    private static void requireRange(String name, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(name + " must be " + min + ".." + max + ", was " + value);
        }
    }
}
