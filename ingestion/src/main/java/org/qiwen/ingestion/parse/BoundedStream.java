package org.qiwen.ingestion.parse;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Passes bytes on up to a limit, counted as they come: a declared length may lie. */
final class BoundedStream extends FilterInputStream {
    private final long maxBytes;
    private final String name;
    private long bytes;

    BoundedStream(InputStream in, long maxBytes, String name) {
        super(in);
        this.maxBytes = maxBytes;
        this.name = name;
    }

    /** Thrown past Tika's own handling of I/O errors. */
    static final class Exceeded extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Exceeded(String message) {
            super(message);
        }
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count(Math.max(0, read));
        return read;
    }

    private void count(int more) {
        bytes += more;
        if (bytes > maxBytes) {
            throw new Exceeded(name + " has more than the " + maxBytes + " bytes allowed");
        }
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
