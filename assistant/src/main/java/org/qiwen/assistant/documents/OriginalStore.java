package org.qiwen.assistant.documents;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Keeps originals in the database, in chunks, so that any node can work on them. Makes its own transactions. */
@Component
@Profile("postgres")
final class OriginalStore implements Originals {
    /** Bytes of a chunk: a row that both databases move with ease. Our choice. */
    static final int CHUNK = 512 * 1024;

    private static final int BATCH = 200;

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final Clock clock;

    OriginalStore(JdbcClient jdbc, TransactionOperations transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    private static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final IOException failure;

        Unreadable(IOException failure) {
            super(failure);
            this.failure = failure;
        }
    }

    @Override
    public void keep(Path file, String sha256) throws IOException {
        try {
            transaction.executeWithoutResult(status -> {
                if (jdbc.sql("update original set kept = :now where sha256 = :sha256")
                                .param("now", at(clock.instant()))
                                .param("sha256", sha256)
                                .update()
                        == 0) {
                    insert(file, sha256);
                }
            });
        } catch (DuplicateKeyException e) {
            // Somebody keeps the same bytes at the same time.
        } catch (Unreadable e) {
            throw e.failure;
        }
        Files.deleteIfExists(file);
    }

    private void insert(Path file, String sha256) {
        try (InputStream in = Files.newInputStream(file)) {
            jdbc.sql("insert into original (sha256, bytes, kept) values (:sha256, :bytes, :now)")
                    .param("sha256", sha256)
                    .param("bytes", Files.size(file))
                    .param("now", at(clock.instant()))
                    .update();
            int number = 0;
            for (byte[] chunk = in.readNBytes(CHUNK); chunk.length > 0; chunk = in.readNBytes(CHUNK)) {
                number++;
                jdbc.sql("insert into original_chunk (sha256, number, data) values (:sha256, :number, :data)")
                        .param("sha256", sha256)
                        .param("number", number)
                        .param("data", chunk)
                        .update();
            }
        } catch (IOException e) {
            throw new Unreadable(e);
        }
    }

    @Override
    public InputStream open(String sha256) throws IOException {
        if (!has(sha256)) {
            throw new NoSuchFileException(sha256);
        }
        return new Chunks(sha256);
    }

    @Override
    public boolean has(String sha256) {
        return jdbc.sql("select 1 from original where sha256 = :sha256")
                .param("sha256", sha256)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    @Override
    public int sweep(Instant before, Function<List<String>, Set<String>> wanted) {
        int forgotten = 0;
        String last = "";
        while (true) {
            List<String> old = jdbc.sql("""
                            select sha256 from original where kept < :before and sha256 > :last
                            order by sha256 limit :batch
                            """)
                    .param("before", at(before))
                    .param("last", last)
                    .param("batch", BATCH)
                    .query(String.class)
                    .list();
            if (old.isEmpty()) {
                return forgotten;
            }
            last = old.get(old.size() - 1);
            Set<String> unwanted = new HashSet<>(old);
            unwanted.removeAll(wanted.apply(old));
            for (String sha256 : unwanted) {
                forgotten += remove(sha256, before) ? 1 : 0;
            }
        }
    }

    /** Looks at the age again, under the row's lock: somebody may have kept the same bytes meanwhile. */
    private boolean remove(String sha256, Instant before) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            boolean old = jdbc.sql("select sha256 from original where sha256 = :sha256 and kept < :before for update")
                    .param("sha256", sha256)
                    .param("before", at(before))
                    .query(String.class)
                    .optional()
                    .isPresent();
            if (old) {
                jdbc.sql("delete from original_chunk where sha256 = :sha256")
                        .param("sha256", sha256)
                        .update();
                jdbc.sql("delete from original where sha256 = :sha256")
                        .param("sha256", sha256)
                        .update();
            }
            return old;
        }));
    }

    private byte @Nullable [] chunk(String sha256, int number) {
        return jdbc.sql("select data from original_chunk where sha256 = :sha256 and number = :number")
                .param("sha256", sha256)
                .param("number", number)
                .query(byte[].class)
                .optional()
                .orElse(null);
    }

    /** Reads one chunk after the other, each with a query of its own. */
    private final class Chunks extends InputStream {
        private final String sha256;
        private byte[] chunk = {};
        private int number;
        private int at;
        private boolean ended;

        Chunks(String sha256) {
            this.sha256 = sha256;
        }

        @Override
        public int read() {
            return ensure() ? chunk[at++] & 0xff : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (length == 0) {
                return 0;
            }
            if (!ensure()) {
                return -1;
            }
            int most = Math.min(length, chunk.length - at);
            System.arraycopy(chunk, at, target, offset, most);
            at += most;
            return most;
        }

        private boolean ensure() {
            if (at == chunk.length && !ended) {
                number++;
                byte @Nullable [] next = chunk(sha256, number);
                ended = next == null;
                chunk = next == null ? new byte[0] : next;
                at = 0;
            }
            return at < chunk.length;
        }
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
