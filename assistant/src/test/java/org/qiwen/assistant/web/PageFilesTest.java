package org.qiwen.assistant.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files of the pages fit together: there is no build step that would notice. */
class PageFilesTest {
    private static final Path STATIC = staticFiles();

    @Test
    void importMapNamesLibraryFilesThatAreThere() {
        Matcher map = Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL)
                .matcher(read(STATIC.resolve("index.html")));
        assertThat(map.find()).isTrue();
        JsonNode imports = JsonMapper.shared().readTree(map.group(1)).path("imports");
        assertThat(imports.properties()).isNotEmpty().allSatisfy(entry -> {
            String address = entry.getValue().asString();
            // A jar may have no entries for its directories; every package has this file.
            String file = address.endsWith("/") ? address + "package.json" : address;
            assertThat(getClass().getResource("/META-INF/resources" + file))
                    .as(entry.getKey())
                    .isNotNull();
        });
    }

    @Test
    void everyAddressOnTheFirstPageIsThere() {
        Matcher address = Pattern.compile("(?:href|src)=\"(/[^\"]+)\"").matcher(read(STATIC.resolve("index.html")));
        assertThat(address.results().map(found -> found.group(1)).toList())
                .isNotEmpty()
                .allSatisfy(path -> assertThat(
                                path.startsWith("/_static/")
                                        ? getClass().getResource("/META-INF/resources" + path)
                                        : getClass().getResource("/static" + path))
                        .as(path)
                        .isNotNull());
    }

    @Test
    void everyModuleImportsModulesThatAreThere() {
        Pattern imported = Pattern.compile("(?:from|import|import\\()\\s*'(\\.[^']+)'");
        assertThat(scripts())
                .allSatisfy(script -> assertThat(
                                imported.matcher(read(script)).results().map(found -> found.group(1)))
                        .allSatisfy(
                                path -> assertThat(script.resolveSibling(path).normalize())
                                        .exists()));
    }

    @Test
    void bothLanguagesHaveTheSameTexts() {
        assertThat(keys("en.js")).isEqualTo(keys("zh-CN.js"));
    }

    @Test
    void everyTextThatAPageAsksForIsWritten() {
        Set<String> written = keys("zh-CN.js");
        Pattern asked = Pattern.compile("\\b(?:t|phrase)\\('([\\w.]+)'");
        assertThat(scripts())
                .allSatisfy(script -> assertThat(
                                asked.matcher(read(script)).results().map(found -> found.group(1)))
                        .allSatisfy(key -> assertThat(written).contains(key)));
    }

    @Test
    void nothingNeedsAnUnsafePolicy() {
        Pattern unsafe =
                Pattern.compile("\\sstyle=|\\son\\w+=\"|innerHTML|unsafeHTML|unsafeSVG|\\beval\\(|new Function");
        assertThat(Stream.concat(scripts().stream(), Stream.of(STATIC.resolve("index.html"))))
                .allSatisfy(
                        file -> assertThat(unsafe.matcher(read(file)).results().map(found -> found.group()))
                                .isEmpty());
    }

    /** The texts of a language: those of every page, and those that only some pages fetch. */
    private static Set<String> keys(String dictionary) {
        Set<String> keys = new TreeSet<>();
        for (String file : List.of(dictionary, "plans-" + dictionary)) {
            Matcher key = Pattern.compile("(?m)(?:^\\s*|, )'([\\w]+\\.[\\w]+)':")
                    .matcher(read(STATIC.resolve("i18n").resolve(file)));
            while (key.find()) {
                assertThat(keys.add(key.group(1)))
                        .as("only one text for %s", key.group(1))
                        .isTrue();
            }
        }
        assertThat(keys).hasSizeGreaterThan(100);
        return keys;
    }

    private static List<Path> scripts() {
        try (Stream<Path> files = Files.walk(STATIC)) {
            return files.filter(file -> file.toString().endsWith(".js"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path staticFiles() {
        try {
            URI index = Objects.requireNonNull(PageFilesTest.class.getResource("/static/index.html"))
                    .toURI();
            return Objects.requireNonNull(Path.of(index).getParent());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
