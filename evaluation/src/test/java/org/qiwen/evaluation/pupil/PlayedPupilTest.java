package org.qiwen.evaluation.pupil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qiwen.evaluation.pupil.Pupils.turn;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qiwen.evaluation.drive.PupilMessage;

class PlayedPupilTest {
    private static final Manners MANNERS = Manners.bundled("zh-CN");

    static List<String> kinds() {
        return MANNERS.kinds();
    }

    private static PlayedPupil play(String kind, long seed, Pupils.Scripted tutor) {
        return PlayedPupil.play(tutor, Pupils.SUBJECT, MANNERS, kind, Pupils.SPELLING, seed);
    }

    private static Pupils.Scripted tutor() {
        return new Pupils.Scripted(
                turn("ASK_REASON", "PREDICT", "你是怎么想到的？"),
                turn("SHOW_EVIDENCE", "OBSERVE", "你看到了什么？"),
                turn("PUMP", "EXPLAIN", Pupils.PUMP),
                turn("HINT", "EXPLAIN", Pupils.HINT),
                turn("CLARIFY", "EXPLAIN", "你是说“重的沉”吗？"),
                turn("SUMMARISE", "SUMMARISE", "请你说一说？"),
                turn("EXIT_CHECK", "EXIT", Pupils.EXIT),
                turn("SUMMARISE", "DONE", "谢谢。"));
    }

    @Test
    void hasTheKindsThatAreWanted() {
        assertThat(kinds())
                .contains(
                        "KNOWS",
                        "HALF_KNOWS",
                        "MISCONCEPTION",
                        "SILENT",
                        "CHEATER",
                        "WANDERER",
                        "PROTESTER",
                        "PINYIN_TYPER",
                        "PASTER",
                        "TWO_AT_ONE_DEVICE");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void goesToTheEndWithEveryKind(String kind) {
        for (long seed = 0; seed < 40; seed++) {
            PlayedPupil played = play(kind, seed, tutor());
            assertThat(played.dialogue().closedByTutor()).isTrue();
            assertThat(played.said()).hasSize(8);
        }
    }

    @Test
    void saysTheSameForTheSameSeedAndOtherThingsForAnother() {
        Set<List<String>> dialogues = new HashSet<>();
        for (long seed = 0; seed < 10; seed++) {
            List<String> once = words(play("HALF_KNOWS", seed, tutor()));
            assertThat(words(play("HALF_KNOWS", seed, tutor()))).isEqualTo(once);
            dialogues.add(once);
        }
        assertThat(dialogues).hasSizeGreaterThan(5);
    }

    private static List<String> words(PlayedPupil played) {
        return played.said().stream().map(u -> u.message().text()).toList();
    }

    @Test
    void knowsWhatItMeansWhenItSaysTheIdeaThatWasAskedFor() {
        boolean saidWholly = false;
        for (long seed = 0; seed < 20; seed++) {
            Utterance third = play("KNOWS", seed, tutor()).said().get(3);
            saidWholly |= third.whole().equals(Set.of(Pupils.IDEA));
        }
        assertThat(saidWholly).isTrue();
    }

    @Test
    void clicksAnOptionWhenOneIsOffered() {
        PlayedPupil played = play("PASTER", 3, tutor());

        assertThat(played.said().get(0).message().kind()).isEqualTo(PupilMessage.Kind.CHOICE);
        assertThat(played.said().get(0).message().text()).isIn("A", "B");
    }

    @Test
    void typesInLatinLettersWhenItCannotFindTheCharacters() {
        boolean latin = false;
        for (long seed = 0; seed < 10; seed++) {
            latin |= words(play("PINYIN_TYPER", seed, tutor())).stream().anyMatch(w -> w.startsWith("zhong"));
        }
        assertThat(latin).isTrue();
    }

    @Test
    void givesUpOnATutorWhoNeverEnds() {
        PlayedPupil played = play("SILENT", 1, new Pupils.Scripted(turn("PUMP", "EXPLAIN", Pupils.PUMP)));

        assertThat(played.dialogue().closedByTutor()).isFalse();
        assertThat(played.said()).hasSize(Pupils.SUBJECT.turns() + 16);
    }
}
