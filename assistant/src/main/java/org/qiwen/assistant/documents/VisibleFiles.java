package org.qiwen.assistant.documents;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** Goes through a folder without following links, past what is hidden and what cannot be read. */
public abstract class VisibleFiles extends SimpleFileVisitor<Path> {

    /** Takes a file. */
    protected abstract void file(Path file, BasicFileAttributes attributes) throws IOException;

    /** Whether to go no further, asked before each file. */
    protected boolean stops() {
        return false;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
        Path name = directory.getFileName();
        boolean hidden = name != null
                && name.toString().startsWith(".")
                && name.toString().length() > 2;
        return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        if (stops()) {
            return FileVisitResult.TERMINATE;
        }
        if (attributes.isRegularFile() && !String.valueOf(file.getFileName()).startsWith(".")) {
            file(file, attributes);
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
        return FileVisitResult.CONTINUE;
    }
}
