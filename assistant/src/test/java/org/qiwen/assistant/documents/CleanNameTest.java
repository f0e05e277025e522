package org.qiwen.assistant.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CleanNameTest {
    @ParameterizedTest
    @CsvSource({
        "notes.md, notes.md",
        "物理/第一课.docx, 物理/第一课.docx",
        "../../etc/passwd, etc/passwd",
        "..\\..\\windows\\system.ini, windows/system.ini",
        "/etc/passwd, etc/passwd",
        "C:\\Users\\li\\课件.pptx, Users/li/课件.pptx",
        "a/./b//c.md, a/b/c.md",
        "con.txt, _con.txt",
        "x/NUL, x/_NUL",
        "a<b>c:d.md, a_b_c_d.md",
        "name.md. . , name.md",
        "'  spaced   out.md', spaced out.md",
        ".hidden.md, .hidden.md",
        "日本語.txt, 日本語.txt",
        "..., unnamed",
        "/, unnamed",
    })
    void keepsWhatIsHarmless(String raw, String clean) {
        assertThat(CleanName.of(raw)).isEqualTo(clean);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b.md", "a\nb.md", "a\u202Eb.md", "a\u200Bb.md", "a\uD800b.md", "a\uE000b.md"})
    void dropsWhatCannotBeSeen(String raw) {
        assertThat(CleanName.of(raw)).isEqualTo("ab.md");
    }

    @Test
    void composesWhatMacsDecompose() {
        assertThat(CleanName.of("e\u0301tude.md")).isEqualTo("étude.md");
    }

    @Test
    void shortensButKeepsTheEnding() {
        assertThat(CleanName.of("长".repeat(300) + ".docx"))
                .hasSize(CleanName.MAX_PART)
                .endsWith("长.docx");
        assertThat(CleanName.of("f/".repeat(400) + "a.md"))
                .hasSizeLessThanOrEqualTo(CleanName.MAX)
                .endsWith("/a.md");
        assertThat(CleanName.of("")).isEqualTo("unnamed");
    }

    @Test
    void tellsEqualNamesOfOneUploadApart() {
        Set<String> taken = CleanName.none();

        assertThat(CleanName.among(taken, "a/b.md")).isEqualTo("a/b.md");
        assertThat(CleanName.among(taken, "a/B.md")).isEqualTo("a/B (2).md");
        assertThat(CleanName.among(taken, "a/b.md")).isEqualTo("a/b (3).md");
        assertThat(CleanName.among(taken, "a.x/b")).isEqualTo("a.x/b");
        assertThat(CleanName.among(taken, "a.x/b")).isEqualTo("a.x/b (2)");
    }
}
