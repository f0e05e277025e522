package org.qiwen.ingestion.parse.child.office;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.apache.poi.hsmf.MAPIMessage;
import org.apache.poi.hsmf.datatypes.AttachmentChunks;
import org.apache.poi.hsmf.exceptions.ChunkNotFoundException;
import org.qiwen.ingestion.parse.child.document.Draft;
import org.qiwen.ingestion.parse.child.document.Lines;
import org.qiwen.ingestion.parse.child.document.Reader;
import org.qiwen.ingestion.parse.child.document.Refused;
import org.qiwen.ingestion.parse.child.document.Source;

/** Outlook messages: subject and body. */
public final class MailReader implements Reader {
    @Override
    public void read(Source source, Draft draft) throws Refused, IOException {
        try (MAPIMessage message = new MAPIMessage(source.open())) {
            message.setReturnNullOnMissingChunk(true);
            if (message.has7BitEncodingStrings()) {
                message.guess7BitEncoding();
            }
            String subject = message.getSubject();
            draft.title(subject);
            draft.headingsAreMarked();
            if (subject != null) {
                draft.heading(1, Lines.join(subject), 0);
            }
            String body = message.getTextBody();
            if (body != null) {
                for (String paragraph : body.split("\\R")) {
                    draft.paragraph(Lines.join(paragraph), 0);
                }
            }
            for (AttachmentChunks attachment : message.getAttachmentFiles()) {
                byte[] bytes = attachment.getEmbeddedAttachmentObject();
                draft.attach("", () -> new ByteArrayInputStream(bytes == null ? new byte[0] : bytes));
            }
        } catch (ChunkNotFoundException | RuntimeException e) {
            throw Refused.damaged(e);
        }
    }
}
