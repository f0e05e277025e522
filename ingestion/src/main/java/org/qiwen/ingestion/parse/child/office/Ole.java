package org.qiwen.ingestion.parse.child.office;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Set;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.Entry;
import org.apache.poi.poifs.filesystem.Ole10Native;
import org.apache.poi.poifs.filesystem.Ole10NativeException;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.qiwen.ingestion.parse.child.document.Draft;
import org.qiwen.ingestion.parse.child.document.Format;
import org.qiwen.ingestion.parse.child.document.Refused;
import org.qiwen.ingestion.parse.child.document.Refused.Why;
import org.qiwen.ingestion.parse.child.document.Source;

/** Containers of the Office formats before 2007. */
public final class Ole {
    private static final String POOL = "ObjectPool";
    private static final String EQUATION = "Equation Native";

    private Ole() {}

    /** Tells what the container holds. */
    public static Format format(Source source) throws Refused, IOException {
        try (POIFSFileSystem container = open(source)) {
            DirectoryNode root = container.getRoot();
            Set<String> names = root.getEntryNames();
            if (names.contains("EncryptedPackage") || names.contains("EncryptionInfo")) {
                throw new Refused(Why.ENCRYPTED, "needs a password");
            }
            if (names.contains("DRMContent") || names.contains("\u0009DRMContent")) {
                throw new Refused(Why.ENCRYPTED, "is protected by rights management");
            }
            String extension = source.extension();
            if (names.contains("WordDocument")) {
                return Format.OLD_WORD;
            }
            if (names.contains("PowerPoint Document")) {
                return Format.OLD_SLIDES;
            }
            if (names.contains("Workbook") || names.contains("WORKBOOK") || names.contains("Book")) {
                return Format.OLD_SHEETS;
            }
            if (names.contains("__properties_version1.0")) {
                return Format.MAIL;
            }
            if (isWps(names) || Set.of("wps", "et", "dps").contains(extension)) {
                throw new Refused(Why.UNSUPPORTED, "is an old WPS document; save it as DOCX, PPTX or XLSX");
            }
            if (names.contains("PP40") || names.contains("Header")) {
                throw new Refused(Why.UNSUPPORTED, "is of PowerPoint before 97; save it as PPTX");
            }
            throw new Refused(Why.UNSUPPORTED, "is of a Microsoft format that holds no document text");
        } catch (IOException | RuntimeException e) {
            throw Refused.damaged(e);
        }
    }

    private static boolean isWps(Set<String> names) {
        return names.stream().anyMatch(name -> name.startsWith("WPS") || name.startsWith("ET"));
    }

    /** The container, read from its file when it lies in one. */
    static POIFSFileSystem open(Source source) throws IOException {
        Path file = source.file();
        if (file != null) {
            return new POIFSFileSystem(file.toFile(), true);
        }
        return new POIFSFileSystem(source.open());
    }

    /** Counts the objects inside a document that are no formulas. */
    static void attach(DirectoryNode root, Draft draft) throws IOException {
        if (root.hasEntryCaseInsensitive(POOL) && root.getEntryCaseInsensitive(POOL) instanceof DirectoryNode pool) {
            for (Entry entry : pool) {
                if (entry instanceof DirectoryNode object && !object.hasEntryCaseInsensitive(EQUATION)) {
                    draft.attach("", InputStream::nullInputStream);
                }
            }
        }
    }

    /** Counts the objects inside a workbook, each of which is a folder beside it. */
    static void attachSheets(DirectoryNode root, Draft draft) throws IOException {
        for (Entry entry : root) {
            if (entry instanceof DirectoryNode object
                    && object.getName().startsWith("MBD")
                    && !object.hasEntryCaseInsensitive(EQUATION)) {
                draft.attach("", InputStream::nullInputStream);
            }
        }
    }

    /** Whether the object of a number is one of an equation editor. */
    static boolean isFormula(DirectoryNode root, int number) {
        try {
            return root.hasEntryCaseInsensitive(POOL)
                    && root.getEntryCaseInsensitive(POOL) instanceof DirectoryNode pool
                    && pool.hasEntryCaseInsensitive("_" + number)
                    && pool.getEntryCaseInsensitive("_" + number) instanceof DirectoryNode object
                    && object.hasEntryCaseInsensitive(EQUATION);
        } catch (IOException e) {
            // The object is damaged; what it is, nobody can tell.
            return false;
        }
    }

    /** What is wrapped in an OLE object of a document: the file itself where it is one, else the object. */
    public static Source unwrapped(Source source) throws IOException {
        byte[] head = source.head(4);
        if (head.length < 4 || (head[0] & 0xFF) != 0xD0 || (head[1] & 0xFF) != 0xCF) {
            return source;
        }
        try (POIFSFileSystem container = open(source)) {
            DirectoryNode root = container.getRoot();
            for (String name : new String[] {"Package", "CONTENTS"}) {
                if (root.hasEntryCaseInsensitive(name)) {
                    try (InputStream in = root.createDocumentInputStream(name)) {
                        return Source.of(source.name(), in.readAllBytes());
                    }
                }
            }
            if (root.hasEntryCaseInsensitive(Ole10Native.OLE10_NATIVE)) {
                Ole10Native packed = Ole10Native.createFromEmbeddedOleObject(root);
                return Source.of(String.valueOf(packed.getLabel()), packed.getDataBuffer());
            }
            return source;
        } catch (Ole10NativeException e) {
            return source;
        }
    }
}
