package org.qiwen.ingestion;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.qiwen.ingestion.embed.Embedder;
import org.qiwen.ingestion.embed.Embedders;
import org.qiwen.ingestion.split.Passage;
import org.qiwen.ingestion.store.PassageStore;
import org.qiwen.ingestion.store.StoredDocument;

/**
 * Takes documents from split to stored: their passages are embedded in slices, two at a time so that no core waits for the
 * last text of one, and whole documents are stored in groups behind them. Whoever puts documents on waits while too many
 * passages are under way, so memory is bounded however many there are; one huge document is under way alone.
 *
 * <p>One thread puts; the first fault of any stage is thrown to it.
 */
final class Conveyor implements AutoCloseable {
    /** Passages embedded by one call: half a second of work, enough to keep eight cores busy. Our choice. */
    private static final int SLICE = 32;

    private static final int SLICES_AT_ONCE = 2;

    /** Passages under way at once, twice a group that is stored: with text and vector about 8 MB. Our choice. */
    private static final int UNDER_WAY = 2048;

    private final Embedders embedders;
    private final IntConsumer embedded;
    private final Semaphore room = new Semaphore(UNDER_WAY);
    private final Map<Embedder, List<Cargo.Part>> slices = new LinkedHashMap<>();
    private final AtomicInteger slicesUnderWay = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> fault = new AtomicReference<>();
    private final ExecutorService embedding;
    private final StoringStage storing;
    private volatile boolean awaitsRoom;

    /** @param embedded told how many passages were embedded, from several threads */
    Conveyor(Embedders embedders, PassageStore store, IntConsumer embedded) {
        this.embedders = embedders;
        this.embedded = embedded;
        this.embedding = Executors.newFixedThreadPool(SLICES_AT_ONCE, task -> daemon(task, "ingestion-embed"));
        this.storing = new StoringStage(store, this::stored, this::fail);
    }

    static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Puts a document on; returns when there is room for the next.
     *
     * @param stored called when the document is durable
     */
    void put(StoredDocument document, List<Passage> passages, Runnable stored) throws InterruptedException {
        check();
        int places = Math.min(passages.size(), UNDER_WAY);
        if (!room.tryAcquire(places)) {
            sendSlices();
            awaitsRoom = true;
            storeWhatKeepsTheRoom();
            room.acquire(places);
            awaitsRoom = false;
            check();
        }
        Cargo cargo = new Cargo(document, passages, places, stored);
        Embedder embedder = embedders.forLocale(document.locale());
        for (int i = 0; i < passages.size(); i++) {
            List<Cargo.Part> slice = slices.computeIfAbsent(embedder, any -> new ArrayList<>());
            slice.add(new Cargo.Part(cargo, i));
            if (slice.size() >= SLICE) {
                send(embedder);
            }
        }
        if (slicesUnderWay.get() < SLICES_AT_ONCE) {
            sendSlices();
        }
    }

    /** When nothing is left to embed and the next document waits for room, no group will fill. */
    private void storeWhatKeepsTheRoom() {
        if (awaitsRoom && slicesUnderWay.get() == 0) {
            storing.storeNow();
        }
    }

    private void sendSlices() {
        List.copyOf(slices.keySet()).forEach(this::send);
    }

    private void send(Embedder embedder) {
        List<Cargo.Part> slice = slices.remove(embedder);
        if (slice == null) {
            return;
        }
        slicesUnderWay.incrementAndGet();
        try {
            embedding.execute(() -> embed(embedder, slice));
        } catch (RejectedExecutionException e) {
            check();
            throw e;
        }
    }

    private void embed(Embedder embedder, List<Cargo.Part> slice) {
        try {
            if (fault.get() != null) {
                return;
            }
            List<float[]> vectors =
                    embedder.embedAll(slice.stream().map(Cargo.Part::text).toList());
            for (int i = 0; i < slice.size(); i++) {
                slice.get(i).embedded(vectors.get(i));
            }
            embedded.accept(slice.size());
            for (Cargo.Part part : slice) {
                if (part.completes()) {
                    storing.add(part.cargo());
                }
            }
        } catch (RuntimeException | Error e) {
            fail(e);
        } finally {
            slicesUnderWay.decrementAndGet();
            storeWhatKeepsTheRoom();
        }
    }

    private void stored(Cargo cargo) {
        cargo.stored().run();
        room.release(cargo.places());
    }

    private void fail(Throwable e) {
        fault.compareAndSet(null, e);
        // Whoever waits for room shall see the fault.
        room.release(UNDER_WAY);
    }

    private void check() {
        Throwable first = fault.get();
        if (first instanceof RuntimeException e) {
            throw e;
        }
        if (first instanceof Error e) {
            throw e;
        }
    }

    /** Waits until everything put on is stored. */
    void finish() throws InterruptedException {
        sendSlices();
        embedding.shutdown();
        while (!embedding.awaitTermination(1, TimeUnit.MINUTES)) {
            check();
        }
        check();
        storing.finish();
        check();
    }

    /** Gives up what is not stored yet, and waits for the slice and the group in work: nobody may close model or store under them. */
    @Override
    public void close() {
        fault.compareAndSet(null, new IllegalStateException("the ingestion was given up"));
        embedding.shutdownNow();
        boolean interrupted = awaited(embedding);
        if (storing.close() || interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for the end of work that was told to end; true when this thread was interrupted meanwhile. */
    static boolean awaited(ExecutorService ending) {
        boolean interrupted = false;
        while (true) {
            try {
                if (ending.awaitTermination(1, TimeUnit.MINUTES)) {
                    return interrupted;
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
    }
}
