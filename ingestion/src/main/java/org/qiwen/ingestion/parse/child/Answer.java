package org.qiwen.ingestion.parse.child;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.qiwen.ingestion.parse.child.archive.Unzip;
import org.qiwen.ingestion.parse.child.document.Draft;
import org.qiwen.ingestion.parse.child.document.Refused;

/** Writes the frames of one answer. Not thread-safe. */
final class Answer implements Unzip.Listener {
    private final DataOutputStream out;

    Answer(OutputStream out) {
        this.out = new DataOutputStream(out);
    }

    void hello() throws IOException {
        frame(Wire.HELLO, new byte[0]);
        out.flush();
    }

    void draft(Draft draft) throws IOException {
        for (Draft.Part part : draft.parts()) {
            byte[] text = utf8(part.text());
            out.writeByte(Wire.BLOCK);
            out.writeInt(6 + text.length);
            out.writeByte(part.kind().ordinal());
            out.writeByte(part.level());
            out.writeInt(part.page());
            out.write(text);
        }
        String title = draft.title();
        if (title != null) {
            frame(Wire.TITLE, utf8(title));
        }
        for (Map.Entry<String, Object> field : draft.fields().entrySet()) {
            field(field.getKey(), field.getValue());
        }
        for (Draft.Note note : draft.notes()) {
            frame(Wire.NOTE, strings(note.remark().name(), note.detail()));
        }
    }

    private void field(String name, Object value) throws IOException {
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(payload);
        List<?> values = value instanceof List<?> list ? list : List.of(value);
        data.writeByte(value instanceof List ? 1 : value instanceof Map ? 2 : 0);
        data.write(strings(name));
        data.writeInt(values.size());
        for (Object each : values) {
            data.write(strings(String.valueOf(each)));
        }
        frame(Wire.FIELD, payload.toByteArray());
    }

    @Override
    public void unpacked(String name, String stored) throws IOException {
        frame(Wire.FILE, strings(name, stored));
    }

    @Override
    public void skipped(String name, Refused refused) throws IOException {
        frame(Wire.SKIPPED, strings(name, refused.why().name(), refused.detail()));
    }

    void refused(Refused refused) throws IOException {
        frame(Wire.REFUSED, strings(refused.why().name(), refused.detail()));
    }

    void ocr(int pages) throws IOException {
        out.writeByte(Wire.OCR);
        out.writeInt(4);
        out.writeInt(pages);
        out.flush();
    }

    void done(long kilobytes, boolean headingsMarked, boolean lastWords) throws IOException {
        out.writeByte(Wire.DONE);
        out.writeInt(9);
        out.writeLong(kilobytes);
        out.writeByte((headingsMarked ? Wire.HEADINGS_MARKED : 0) | (lastWords ? Wire.LAST_WORDS : 0));
        out.flush();
    }

    private void frame(int kind, byte[] payload) throws IOException {
        out.writeByte(kind);
        out.writeInt(payload.length);
        out.write(payload);
    }

    private static byte[] strings(String... texts) throws IOException {
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(payload);
        for (String text : texts) {
            byte[] bytes = utf8(text);
            data.writeInt(bytes.length);
            data.write(bytes);
        }
        return payload.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
