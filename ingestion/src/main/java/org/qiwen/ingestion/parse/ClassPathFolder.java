package org.qiwen.ingestion.parse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * The resources below one folder of the class path: from a directory of classes, from a jar, and from a jar inside a Spring
 * Boot jar, whose own handler of {@code jar:} URLs opens the inner one.
 */
public final class ClassPathFolder {
    private final Class<?> anchor;
    private final String folder;

    /**
     * @param anchor a class of the same jar or class directory
     * @param folder path from the root of the class path, without a slash at either end; empty for the root
     */
    public ClassPathFolder(Class<?> anchor, String folder) {
        this.anchor = anchor;
        this.folder = folder;
    }

    /** Paths below the folder, sorted; empty when there is no such folder. */
    public List<String> list() {
        String ownName = anchor.getName().replace('.', '/') + ".class";
        URL url = anchor.getResource("/" + ownName);
        if (url == null) {
            throw new IllegalStateException("no resource " + ownName);
        }
        try {
            URLConnection connection = url.openConnection();
            if (connection instanceof JarURLConnection jar) {
                return fromJar(jar);
            }
            // A sibling path, one ".." for each folder of the class name: no parent of a path is ever null.
            Path ownFile = Path.of(url.toURI());
            String up = "../".repeat(ownName.split("/").length - 1);
            return fromDirectory(ownFile.resolveSibling(up + folder).normalize());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("cannot list " + folder, e);
        }
    }

    private List<String> fromJar(JarURLConnection connection) throws IOException {
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
            String prefix = prefix();
            return jar.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .filter(name -> name.startsWith(prefix))
                    .map(name -> name.substring(prefix.length()))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> fromDirectory(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    /** A resource of the folder, by a path that {@link #list()} gave. */
    public InputStream open(String path) throws IOException {
        InputStream stream = anchor.getResourceAsStream("/" + prefix() + path);
        if (stream == null) {
            throw new IOException("no resource " + prefix() + path);
        }
        return stream;
    }

    private String prefix() {
        return folder.isEmpty() ? "" : folder + "/";
    }
}
