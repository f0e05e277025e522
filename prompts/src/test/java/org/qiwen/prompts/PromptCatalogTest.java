package org.qiwen.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromptCatalogTest {
    private static final String FILE = "tutor/greet.en.md";

    @TempDir
    Path folder;

    @Test
    void readsAGoodTemplate() {
        PromptTemplate template =
                Templates.catalog(folder, FILE, Templates.GOOD).template("tutor/greet", Locale.ENGLISH);

        assertThat(template.version()).isEqualTo(3);
        assertThat(template.pedagogy()).containsExactly("Dweck 1998");
        assertThat(template.variables())
                .extracting(PromptVariable::name, PromptVariable::origin)
                .containsExactly(
                        tuple("move", PromptVariable.Origin.PROGRAM), tuple("words", PromptVariable.Origin.STUDENT));
        assertThat(template.outputSchema()).isEmpty();
    }

    /** Each row damages the good template in one place and says where the fault must be reported. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            id: tutor/greet           | id: tutor/other              | 2  | id
            version: 3                | version: three               | 3  | version
            version: 3                | version: 0                   | 3  | version
            version: 3                | versoin: 3                   | 3  | versoin
            pedagogy: [Dweck 1998]    | pedagogy: []                 | 4  | pedagogy
            from: program             | from: model                  | 6  | variables.move.from
            says: the move            | note: the move               | 6  | variables.move.says
            move: {from               | Move: {from                  | 6  | variables.Move
            Move: {{move}}, again {{move}}. | Move: none.            | 6  | variables.move
            again {{move}}            | again {{other}}              | 9  | other
            again {{move}}            | again {{move                 | 9  | {{move.
            again {{move}}            | again {{ move }}             | 9  | {{ move }}
            {{words}}                 | Said: {{words}}              | 10 | words
            version: 3                | version: [3                  | 4  | front matter
            version: 3                | id: tutor/greet              | 3  | id
            words: {from: student     | words: {from: chosen        | 7  | variables.words.from
            says: what the pupil said} | 'says: x}\n  z: {from: words, A: a}' | 8 | variables.z.from
            says: what the pupil said} | 'says: x}\n  z: {from: move}' | 8 | variables.z
            pedagogy: [Dweck 1998]    | 'pedagogy: [x]\noutput: {type: object, properties: {a: {}}}' | 10 | body
            pedagogy: [Dweck 1998]    | 'pedagogy: [x]\noutput: {type: array}'                                | 5 | output
            pedagogy: [Dweck 1998]    | 'pedagogy: [x]\noutput: {type: object, properties: {a: {}}, required: [b]}' | 5 | output.required
            """)
    void saysFileLineAndFieldOfEachFault(String good, String bad, int line, String field) {
        String text = Templates.GOOD.replace(good, bad.replace("\\n", "\n"));
        assertThat(text).isNotEqualTo(Templates.GOOD);

        InvalidPrompts invalid =
                catchThrowableOfType(InvalidPrompts.class, () -> Templates.catalog(folder, FILE, text));

        assertThat(invalid.problems()).anySatisfy(problem -> {
            assertThat(problem.file()).isEqualTo(FILE);
            assertThat(problem.line()).isEqualTo(line);
            assertThat(problem.field()).isEqualTo(field);
        });
        assertThat(invalid).hasMessageContaining(FILE + ":" + line + ": " + field + ": ");
    }

    @Test
    void refusesAFileWithoutFrontMatter() {
        assertThat(catchThrowableOfType(InvalidPrompts.class, () -> Templates.catalog(folder, FILE, "Hello.\n")))
                .hasMessageContaining("tutor/greet.en.md:1: front matter");
    }

    @Test
    void refusesAnEmptyBody() {
        String head = Templates.GOOD.substring(0, Templates.GOOD.lastIndexOf("---") + 4);

        assertThat(catchThrowableOfType(InvalidPrompts.class, () -> Templates.catalog(folder, FILE, head)))
                .hasMessageContaining("tutor/greet.en.md:9: body: is empty");
    }

    @Test
    void refusesAFileNameWithoutLocale() {
        assertThat(catchThrowableOfType(
                        InvalidPrompts.class, () -> Templates.catalog(folder, "tutor/greet.md", Templates.GOOD)))
                .hasMessageContaining("tutor/greet.md:0: file name");
    }

    @Test
    void refusesAnEmptyFolder() {
        assertThat(catchThrowableOfType(InvalidPrompts.class, () -> PromptCatalog.of(folder)))
                .hasMessageContaining("no template was found");
    }

    @Test
    void reportsTheFaultsOfAllFilesAtOnce() {
        Templates.write(folder, "tutor/a.en.md", Templates.GOOD);
        Templates.write(folder, "tutor/b.en.md", "no head");

        InvalidPrompts invalid = catchThrowableOfType(InvalidPrompts.class, () -> PromptCatalog.of(folder));

        assertThat(invalid.problems())
                .extracting(InvalidPrompts.Problem::file)
                .containsExactly("tutor/a.en.md", "tutor/b.en.md");
    }

    @Test
    void wantsTheSameVariablesInEveryLanguage() {
        Templates.write(folder, "tutor/greet.en.md", Templates.GOOD);
        Templates.write(folder, "tutor/greet.zh-CN.md", Templates.GOOD.replace("from: student", "from: passage"));

        assertThat(catchThrowableOfType(InvalidPrompts.class, () -> PromptCatalog.of(folder)))
                .hasMessageContaining("variables: are {move=PROGRAM, words=PASSAGE} but tutor/greet.en.md has");
    }

    @Test
    void wantsTheSameChoicesInEveryLanguage() {
        String rule = "says: the move}\n  rule: {from: move, HINT: look}";
        String text = Templates.GOOD.replace("says: the move}", rule).replace("End.", "{{rule}}");
        Templates.write(folder, "tutor/greet.en.md", text);
        Templates.write(folder, "tutor/greet.zh-CN.md", text.replace("HINT: look", "PUMP: more"));

        assertThat(catchThrowableOfType(InvalidPrompts.class, () -> PromptCatalog.of(folder)))
                .hasMessageContaining("variables.move: chooses among [PUMP] but in tutor/greet.en.md among [HINT]");
    }

    @Test
    void keepsTheOutputSchema() {
        String text = Templates.GOOD
                .replace(
                        "pedagogy:",
                        "output: {type: object, properties: {ideas: {type: array}}, required: [ideas]}\npedagogy:")
                .replace("End.", "Answer in JSON.");

        assertThat(Templates.catalog(folder, FILE, text)
                        .template("tutor/greet", Locale.ENGLISH)
                        .outputSchema())
                .hasValueSatisfying(schema -> assertThat(schema).containsEntry("type", "object"));
    }

    @Test
    void hashesTheSameWhateverTheLineEnds() {
        String unix = Templates.catalog(folder, FILE, Templates.GOOD)
                .template("tutor/greet", Locale.ENGLISH)
                .sha256();
        String windows = Templates.catalog(folder, FILE, Templates.GOOD.replace("\n", "\r\n"))
                .template("tutor/greet", Locale.ENGLISH)
                .sha256();

        assertThat(windows).isEqualTo(unix).hasSize(64);
    }

    @Test
    void namesWhatThereIsWhenAskedForSomethingElse() {
        PromptCatalog catalog = Templates.catalog(folder, FILE, Templates.GOOD);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> catalog.template("tutor/greet", Locale.FRENCH))
                .withMessage("no prompt tutor/greet in fr; there are [tutor/greet.en.md]");
    }
}
