package org.qiwen.ingestion.parse.child;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.concurrent.SynchronousQueue;
import org.jspecify.annotations.Nullable;
import org.qiwen.ingestion.parse.child.document.Draft;
import org.qiwen.ingestion.parse.child.document.Limits;
import org.qiwen.ingestion.parse.child.document.Refused;

/**
 * The child's main class: one document after another, each answered before the next is sent.
 *
 * <p>The main thread only reads requests, so that it notices at once when the parent is gone (end of its input) and halts,
 * whatever the parsing thread is doing. Standard input and output belong to the protocol alone: libraries get others.
 */
public final class Child {
    /** Stack of the thread that parses, in bytes: deep nesting ends as an error, long before the heap does. Our choice. */
    private static final long STACK_BYTES = 4L * 1024 * 1024;

    private final Limits limits;
    private final Answer answer;
    private final Documents documents;
    private final SynchronousQueue<Request> requests = new SynchronousQueue<>();

    private Child(Limits limits, OutputStream out) {
        this.limits = limits;
        this.answer = new Answer(out);
        this.documents = new Documents(limits, this::ocrBegins);
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        InputStream in = new FileInputStream(FileDescriptor.in);
        OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16);
        System.setIn(InputStream.nullInputStream());
        System.setOut(new PrintStream(OutputStream.nullOutputStream()));
        System.setErr(new PrintStream(OutputStream.nullOutputStream()));
        NoNetwork.install();
        new Child(Limits.of(arguments), out).serve(new DataInputStream(new BufferedInputStream(in, 1 << 16)));
    }

    private void serve(DataInputStream in) throws IOException, InterruptedException {
        Thread worker = new Thread(null, this::work, "parser", STACK_BYTES);
        worker.setDaemon(true);
        worker.start();
        answer.hello();
        try {
            while (true) {
                Request request = Request.read(in, limits.spool());
                if (request != null) {
                    requests.put(request);
                }
            }
        } catch (EOFException e) {
            // The parent is gone or wants us gone.
            Runtime.getRuntime().halt(0);
        } catch (IOException e) {
            Runtime.getRuntime().halt(1);
        }
    }

    private void work() {
        try {
            while (true) {
                try (Request request = requests.take()) {
                    Memory.reset();
                    if (answer(request)) {
                        Runtime.getRuntime().halt(0);
                    }
                }
            }
        } catch (Throwable e) {
            Runtime.getRuntime().halt(2);
        }
    }

    /** True when this process should not be trusted with another document. */
    private boolean answer(Request request) throws IOException {
        Draft draft = new Draft(limits.maxCharacters(), limits.embeddedDocuments());
        boolean spoilt = false;
        @Nullable Refused refused = null;
        try {
            if (request.target() == null) {
                documents.read(request.source(), draft);
            } else {
                documents.unpack(request.source(), request.target(), answer);
            }
        } catch (Refused e) {
            refused = e;
        } catch (StackOverflowError e) {
            spoilt = true;
            refused = new Refused(Refused.Why.DAMAGED, "is nested too deeply to be read", e);
        } catch (LinkageError e) {
            spoilt = true;
            refused = new Refused(
                    Refused.Why.UNSUPPORTED,
                    "is of a kind that is not supported (" + e.getClass().getSimpleName() + ")",
                    e);
        } catch (OutOfMemoryError e) {
            // The JVM ends itself at the first one; this is for a library that made its own.
            spoilt = true;
            refused = new Refused(Refused.Why.TOO_LARGE, "needs more memory than allowed", e);
        } catch (Exception e) {
            refused = Refused.damaged(e);
        }
        if (refused != null) {
            answer.refused(refused);
        } else if (request.target() == null) {
            answer.draft(draft);
        }
        answer.done(Memory.peakKilobytes(), draft.areHeadingsMarked(), spoilt);
        return spoilt;
    }

    private void ocrBegins(int pages) {
        try {
            answer.ocr(pages);
        } catch (IOException e) {
            Runtime.getRuntime().halt(1);
        }
    }
}
