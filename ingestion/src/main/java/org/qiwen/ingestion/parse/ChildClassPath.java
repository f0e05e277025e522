package org.qiwen.ingestion.parse;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lays out the jars of the child JVM in a directory: Tika with its parsers, which travel as resources, and our own few
 * classes. The directory is named by its content, so that a later start finds it ready and an update gets a new one.
 */
final class ChildClassPath {
    private static final Logger LOG = LoggerFactory.getLogger(ChildClassPath.class);
    private static final String PACKAGE = "org/qiwen/ingestion/parse/child";

    private final ClassPathFolder resources = new ClassPathFolder(ChildClassPath.class, PACKAGE);

    /** The directory with all jars, below {@code directory}. */
    Path layOut(Path directory) throws IOException {
        Files.createDirectories(directory);
        Path fresh = Files.createTempDirectory(directory, "laying-out-");
        try {
            Path ready = directory.resolve("jars-" + fill(fresh));
            if (!Files.isDirectory(ready)) {
                moveInto(fresh, ready);
                removeOthers(directory, ready);
            }
            return ready;
        } finally {
            delete(fresh);
        }
    }

    private String fill(Path target) throws IOException {
        MessageDigest digest = sha256();
        List<String> paths = resources.list();
        if (paths.stream().noneMatch(path -> path.endsWith(".jar"))) {
            throw new IOException("the parsers' jars are not among the resources (" + PACKAGE + "): build with Maven");
        }
        try (JarOutputStream own = new JarOutputStream(Files.newOutputStream(target.resolve("qiwen-child.jar")))) {
            for (String path : paths) {
                try (InputStream in = new DigestInputStream(resources.open(path), digest)) {
                    if (path.endsWith(".jar")) {
                        Files.copy(in, target.resolve(path.substring(path.lastIndexOf('/') + 1)));
                    } else {
                        own.putNextEntry(new JarEntry(PACKAGE + "/" + path));
                        copy(in, own);
                        own.closeEntry();
                    }
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }

    private static void copy(InputStream in, OutputStream out) throws IOException {
        in.transferTo(out);
    }

    private static void moveInto(Path fresh, Path ready) throws IOException {
        try {
            Files.move(fresh, ready, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            LOG.debug("another process laid out {} first", ready);
        }
    }

    private static void removeOthers(Path directory, Path ready) throws IOException {
        try (Stream<Path> children = Files.list(directory)) {
            for (Path child : children.toList()) {
                if (child.getFileName().toString().startsWith("jars-") && !child.equals(ready)) {
                    delete(child);
                }
            }
        }
    }

    /** Deletes a directory and what is in it; nothing happens when there is none. */
    static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
