package org.qiwen.assistant.model.stream;

import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParsingHandle;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.reactivestreams.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.scheduler.Scheduler;

/**
 * Takes the frames of one answer one at a time, hands on what may be shown and ends exactly once: with {@code onClose}
 * after a whole answer, with {@code onError} and a {@link ProviderFault} otherwise, with neither after a cancel.
 */
final class StreamingCall extends BaseSubscriber<Frame> {
    private static final Logger log = LoggerFactory.getLogger(StreamingCall.class);

    private final AnswerReader answer;
    private final StreamLimits limits;
    private final CallControl control;
    private final ServerSentEventListener listener;
    private final ServerSentEventContext context = new ServerSentEventContext(new Handle());
    private final Scheduler scheduler;
    private final Disposable.Swap timer = Disposables.swap();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicBoolean waiting = new AtomicBoolean();
    private final long started;
    private volatile long lastProgress;
    private volatile long waitingSince;
    private volatile boolean handingOn;
    private volatile boolean aborted;

    StreamingCall(
            AnswerReader answer,
            StreamLimits limits,
            CallControl control,
            ServerSentEventListener listener,
            Scheduler scheduler) {
        this.answer = answer;
        this.limits = limits;
        this.control = control;
        this.listener = listener;
        this.scheduler = scheduler;
        this.started = now();
        this.lastProgress = started;
    }

    Optional<Usage> usage() {
        return answer.usage();
    }

    @Override
    protected void hookOnSubscribe(Subscription subscription) {
        watch();
        pull();
    }

    @Override
    protected void hookOnNext(Frame frame) {
        if (ended.get()) {
            return;
        }
        handingOn = true;
        try {
            handOn(frame);
        } catch (ProviderFault fault) {
            fail(fault);
        } catch (RuntimeException e) {
            log.error("cannot hand on a chunk: {}", e.getClass().getName());
            fail(ProviderFault.of(BreakReason.INTERNAL));
        } finally {
            handingOn = false;
        }
    }

    private void handOn(Frame frame) {
        boolean hadWords = answer.hasWords();
        boolean wasFinished = answer.isFinished();
        AnswerReader.Read read = answer.read(frame);
        if (read.data() != null) {
            listener.onEvent(new ServerSentEvent(null, read.data()), context);
        }
        if (answer.isDone()) {
            conclude();
            return;
        }
        boolean otherLimit = hadWords != answer.hasWords() || wasFinished != answer.isFinished();
        if (read.words() || otherLimit) {
            lastProgress = now();
        }
        if (otherLimit) {
            watch();
        }
        pull();
    }

    @Override
    protected void hookOnComplete() {
        conclude();
    }

    @Override
    protected void hookOnError(Throwable error) {
        if (answer.isFinished()) {
            conclude();
        } else {
            fail(ConnectionFaults.fault(error));
        }
    }

    /** The reader wants more again. */
    void resume() {
        if (waiting.compareAndSet(true, false)) {
            lastProgress += now() - waitingSince;
            request(1);
        }
    }

    /** Ends without a word to the listener and closes the connection. */
    void abort() {
        aborted = true;
        if (ended.compareAndSet(false, true)) {
            timer.dispose();
            cancel();
        }
    }

    private void pull() {
        if (control.wantsMore()) {
            request(1);
            return;
        }
        waitingSince = now();
        waiting.set(true);
        if (control.wantsMore()) {
            resume();
        }
    }

    private void conclude() {
        Optional<ProviderFault> wrong = answer.verdict();
        if (wrong.isPresent()) {
            fail(wrong.get());
        } else if (ended.compareAndSet(false, true)) {
            listener.onClose();
            drain();
        }
    }

    /** Lets the endpoint end the response itself, so that the connection can be used again. */
    private void drain() {
        timer.update(scheduler.schedule(this::cancel, StreamLimits.TAIL.toMillis(), TimeUnit.MILLISECONDS));
        requestUnbounded();
    }

    private void fail(ProviderFault fault) {
        if (ended.compareAndSet(false, true)) {
            timer.dispose();
            cancel();
            listener.onError(fault.afterFirstWord(answer.hasWords()));
        }
    }

    @Override
    protected void hookFinally(reactor.core.publisher.SignalType type) {
        timer.dispose();
    }

    /** Looks now whether a limit is reached, and again when the next one may be. */
    private void watch() {
        if (ended.get()) {
            return;
        }
        long now = now();
        long left = limits.total().toNanos() - (now - started);
        if (left <= 0) {
            fail(ProviderFault.of(BreakReason.TOO_SLOW));
            return;
        }
        Duration limit =
                answer.isFinished() ? StreamLimits.TAIL : answer.hasWords() ? limits.gap() : limits.firstWord();
        boolean ours = waiting.get() || handingOn;
        long quiet = ours ? limit.toNanos() : limit.toNanos() - (now - lastProgress);
        if (quiet <= 0) {
            runOut();
            return;
        }
        timer.update(scheduler.schedule(this::watch, Math.min(left, quiet), TimeUnit.NANOSECONDS));
    }

    private void runOut() {
        if (answer.isFinished()) {
            conclude();
        } else {
            fail(ProviderFault.of(answer.hasWords() ? BreakReason.STALLED : BreakReason.LATE_START));
        }
    }

    private long now() {
        return scheduler.now(TimeUnit.NANOSECONDS);
    }

    /** What LangChain4j hands to its user. */
    private final class Handle implements ServerSentEventParsingHandle {
        @Override
        public void cancel() {
            abort();
        }

        @Override
        public boolean isCancelled() {
            return aborted;
        }
    }
}
