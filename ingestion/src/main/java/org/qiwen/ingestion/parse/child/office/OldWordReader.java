package org.qiwen.ingestion.parse.child.office;

import java.io.IOException;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.OldWordFileFormatException;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.qiwen.ingestion.parse.child.document.Draft;
import org.qiwen.ingestion.parse.child.document.GuessedHeadings;
import org.qiwen.ingestion.parse.child.document.Reader;
import org.qiwen.ingestion.parse.child.document.Refused;
import org.qiwen.ingestion.parse.child.document.Source;

/** DOC with POI's model of Word 97; what that model does not understand, and files before it, are left to Tika. */
public final class OldWordReader implements Reader {
    private final Reader otherwise = OldOfficeReader.binary();

    @Override
    public void read(Source source, Draft draft) throws Refused, IOException {
        try (POIFSFileSystem container = Ole.open(source);
                HWPFDocument document = new HWPFDocument(container)) {
            OldWordBody body = new OldWordBody(document, draft);
            body.read();
            if (document.getSummaryInformation() != null) {
                draft.title(document.getSummaryInformation().getTitle());
            }
            if (body.hasHeadings()) {
                draft.headingsAreMarked();
            } else {
                GuessedHeadings.mark(draft);
            }
            Ole.attach(container.getRoot(), draft);
        } catch (EncryptedDocumentException e) {
            throw new Refused(Refused.Why.ENCRYPTED, "needs a password", e);
        } catch (OldWordFileFormatException e) {
            otherwise.read(source, draft);
        } catch (RuntimeException e) {
            draft.replace(java.util.List.of());
            otherwise.read(source, draft);
        }
    }
}
