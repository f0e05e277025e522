package org.qiwen.ingestion.parse.child.pdf;

import java.io.IOException;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.PDNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.qiwen.ingestion.parse.child.document.Draft;

/** Files inside a PDF. */
final class Attachments {
    private static final int MAX_DEPTH = 10;

    private Attachments() {}

    static void take(PDDocument document, Draft draft) {
        try {
            PDDocumentNameDictionary names = document.getDocumentCatalog().getNames();
            PDEmbeddedFilesNameTreeNode files = names == null ? null : names.getEmbeddedFiles();
            if (files != null) {
                take(files, draft, 0);
            }
        } catch (IOException | RuntimeException e) {
            // The list of attachments is damaged; the pages are what counts.
            draft.note(Draft.Remark.PARTLY_DAMAGED, "attachments");
        }
    }

    private static void take(PDNameTreeNode<PDComplexFileSpecification> node, Draft draft, int depth)
            throws IOException {
        Map<String, PDComplexFileSpecification> files = node.getNames();
        if (files != null) {
            for (PDComplexFileSpecification file : files.values()) {
                PDEmbeddedFile content =
                        file.getEmbeddedFileUnicode() != null ? file.getEmbeddedFileUnicode() : file.getEmbeddedFile();
                if (content != null) {
                    String name = file.getFileUnicode() != null ? file.getFileUnicode() : file.getFile();
                    draft.attach(name == null ? "file" : name, content::createInputStream);
                }
            }
        }
        if (node.getKids() != null && depth < MAX_DEPTH) {
            for (PDNameTreeNode<PDComplexFileSpecification> kid : node.getKids()) {
                take(kid, draft, depth + 1);
            }
        }
    }
}
