package org.qiwen.prompts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One template file as it was found. Line ends are made LF, so a checkout with CRLF has the same hash.
 *
 * @param file path below {@code prompts/}, with slashes
 */
record PromptSource(String file, String text) {
    private static final String ROOT = "prompts/";
    private static final String SUFFIX = ".md";

    PromptSource {
        text = text.replace("\r\n", "\n").replace('\r', '\n');
    }

    /** The files are looked for where this class came from: a folder, a jar, or a jar inside the runnable jar. */
    static List<PromptSource> bundled() {
        String name = PromptSource.class.getSimpleName() + ".class";
        @Nullable URL here = PromptSource.class.getResource(name);
        if (here == null) {
            throw new IllegalStateException("cannot find where " + PromptSource.class + " was loaded from");
        }
        try {
            if (here.openConnection() instanceof JarURLConnection jar) {
                return inJar(jar.getJarFile());
            }
            String classFile = PromptSource.class.getName().replace('.', '/') + ".class";
            String url = here.toString();
            URI root = new URI(url.substring(0, url.length() - classFile.length()) + ROOT);
            return below(Path.of(root));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the bundled prompts", e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("cannot read the bundled prompts beside " + here, e);
        }
    }

    static List<PromptSource> below(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .map(file -> new PromptSource(relative(folder, file), read(file)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list prompts below " + folder, e);
        }
    }

    private static List<PromptSource> inJar(JarFile jar) {
        return jar.stream()
                .filter(entry ->
                        entry.getName().startsWith(ROOT) && entry.getName().endsWith(SUFFIX))
                .sorted((a, b) -> a.getName().compareTo(b.getName()))
                .map(entry -> new PromptSource(entry.getName().substring(ROOT.length()), read(jar, entry)))
                .toList();
    }

    private static String relative(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + " as UTF-8", e);
        }
    }

    private static String read(JarFile jar, JarEntry entry) {
        try (InputStream in = jar.getInputStream(entry)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + entry.getName() + " in " + jar.getName(), e);
        }
    }
}
