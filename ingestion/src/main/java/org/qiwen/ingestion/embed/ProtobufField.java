package org.qiwen.ingestion.embed;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One field of a protobuf message, as far as the wire format tells without a schema (protobuf.dev, "Encoding"). Enough
 * to edit a model file in place of a protobuf library that would be loaded for this alone.
 *
 * @param number field number
 * @param tag offset of the field's tag
 * @param start offset of its value; for a length-delimited field, after the length
 * @param end offset after its value
 */
record ProtobufField(int number, int tag, int start, int end) {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int DELIMITED = 2;
    private static final int FIXED32 = 5;

    /** The fields of the message between two offsets, in their order. */
    static List<ProtobufField> of(byte[] bytes, int from, int to) {
        List<ProtobufField> fields = new ArrayList<>();
        Cursor cursor = new Cursor(bytes, from);
        while (cursor.at < to) {
            int tag = cursor.at;
            long key = cursor.varint();
            int start = cursor.at;
            switch ((int) (key & 7)) {
                case VARINT -> cursor.varint();
                case FIXED64 -> cursor.at += 8;
                case FIXED32 -> cursor.at += 4;
                case DELIMITED -> {
                    long length = cursor.varint();
                    start = cursor.at;
                    cursor.at = Math.toIntExact(start + length);
                }
                default -> throw new IllegalArgumentException("no protobuf message at " + tag);
            }
            if (cursor.at > to) {
                throw new IllegalArgumentException("a protobuf field at " + tag + " ends after its message");
            }
            fields.add(new ProtobufField((int) (key >>> 3), tag, start, cursor.at));
        }
        return fields;
    }

    /** The value as text. */
    String text(byte[] bytes) {
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }

    /** A length-delimited field. */
    static byte[] delimited(int number, byte[] value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(value.length + 10);
        out.writeBytes(varint((long) number << 3 | DELIMITED));
        out.writeBytes(varint(value.length));
        out.writeBytes(value);
        return out.toByteArray();
    }

    static byte[] text(int number, String value) {
        return delimited(number, value.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] number(int number, long value) {
        return join(varint((long) number << 3 | VARINT), varint(value));
    }

    static byte[] varint(long value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
        return out.toByteArray();
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static final class Cursor {
        private final byte[] bytes;
        private int at;

        Cursor(byte[] bytes, int at) {
            this.bytes = bytes;
            this.at = at;
        }

        long varint() {
            long value = 0;
            for (int shift = 0; shift < 64; shift += 7) {
                if (at >= bytes.length) {
                    throw new IllegalArgumentException("a protobuf number ends after the file");
                }
                byte next = bytes[at++];
                value |= (long) (next & 0x7F) << shift;
                if (next >= 0) {
                    return value;
                }
            }
            throw new IllegalArgumentException("a protobuf number is longer than 64 bits");
        }
    }
}
