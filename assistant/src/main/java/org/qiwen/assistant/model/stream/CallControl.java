package org.qiwen.assistant.model.stream;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The reader's end of one call: says whether more is wanted, cancels at any time, knows the usage. LangChain4j's interface
 * has no way to do these before the first event, or at all. Thread-safe; for one call.
 */
public final class CallControl {
    private final BooleanSupplier wantsMore;
    private final AtomicReference<@Nullable StreamingCall> call = new AtomicReference<>();
    private volatile boolean cancelled;

    /** @param wantsMore asked before each event is read; true means that one more may be delivered */
    public CallControl(BooleanSupplier wantsMore) {
        this.wantsMore = wantsMore;
    }

    /** Reads as fast as the listener takes. */
    static CallControl unhindered() {
        return new CallControl(() -> true);
    }

    /** Call it when {@code wantsMore} became true. */
    public void resume() {
        @Nullable StreamingCall running = call.get();
        if (running != null) {
            running.resume();
        }
    }

    /** Closes the connection; the listener hears nothing more. */
    public void cancel() {
        cancelled = true;
        @Nullable StreamingCall running = call.get();
        if (running != null) {
            running.abort();
        }
    }

    /** What the endpoint said it used, so far. */
    public Optional<Usage> usage() {
        @Nullable StreamingCall running = call.get();
        return running == null ? Optional.empty() : running.usage();
    }

    boolean wantsMore() {
        return wantsMore.getAsBoolean();
    }

    void attach(StreamingCall started) {
        if (!call.compareAndSet(null, started)) {
            throw new IllegalStateException("a call control is for one call");
        }
        if (cancelled) {
            started.abort();
        }
    }
}
