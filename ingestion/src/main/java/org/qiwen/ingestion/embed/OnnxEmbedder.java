package org.qiwen.ingestion.embed;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a bge model in this process with ONNX Runtime; needs neither key nor network.
 *
 * <p>Made in no time; the model is loaded, mostly outside the Java heap, with the first text. A text is
 * computed by the thread that asks, alone: measured on two cores, one text a thread gave 230 short passages a second, where
 * batches of 32 gave 100 and threads within a text 155 to 180. {@link #embedAll} spreads its texts over as many threads as
 * given, longest first.
 *
 * <p>The vector is that of the first token, as bge was trained, scaled to length 1; the last layer computes that token
 * only ({@link FirstTokenGraph}). At most 512 tokens are read. The Chinese model reads traditional characters as simplified
 * ones.
 */
public final class OnnxEmbedder implements Embedder, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OnnxEmbedder.class);
    /** What a BERT model reads, its own first and last token included. */
    private static final int MAX_TOKENS = 512;

    private final OnnxModel model;
    private final int threads;
    private final Lock inUse;
    private final Lock unused;
    private final OnnxTokenCounter counter;
    private @Nullable Loaded loaded;
    private @Nullable ExecutorService workers;

    /** One thread a core for {@link #embedAll}. */
    public OnnxEmbedder(OnnxModel model) {
        this(model, Runtime.getRuntime().availableProcessors());
    }

    /** @param threads how many texts {@link #embedAll} computes at once, from 1 */
    public OnnxEmbedder(OnnxModel model, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, was " + threads);
        }
        this.model = model;
        this.threads = threads;
        this.counter = new OnnxTokenCounter(model);
        ReadWriteLock lock = new ReentrantReadWriteLock();
        this.inUse = lock.readLock();
        this.unused = lock.writeLock();
    }

    @Override
    public String model() {
        return model.id();
    }

    @Override
    public int dimension() {
        return model.dimension();
    }

    @Override
    public int maxTokens() {
        return MAX_TOKENS - 2;
    }

    /** Counted by the model's own tokenizer, which is loaded in a few hundredths of a second, without the model. */
    @Override
    public int[] tokenStarts(String text) {
        return counter.starts(text);
    }

    /** Whether the model is in memory. */
    public synchronized boolean isLoaded() {
        return loaded != null;
    }

    @Override
    public float[] embed(String text) {
        inUse.lock();
        try {
            return loaded().embed(text);
        } finally {
            inUse.unlock();
        }
    }

    @Override
    public List<float[]> embedAll(List<String> texts) {
        if (texts.size() < 2 || threads == 1) {
            return texts.stream().map(this::embed).toList();
        }
        ExecutorService pool = workers();
        Map<Integer, Future<float[]>> inOrder = new TreeMap<>();
        Collection<Future<float[]>> running = inOrder.values();
        List<float[]> vectors = new ArrayList<>(texts.size());
        try {
            for (int i : longestFirst(texts)) {
                inOrder.put(i, pool.submit(() -> embed(texts.get(i))));
            }
            for (Future<float[]> vector : running) {
                vectors.add(vector.get());
            }
        } catch (InterruptedException e) {
            running.forEach(task -> task.cancel(false));
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while embedding", e);
        } catch (CancellationException | RejectedExecutionException e) {
            throw new IllegalStateException(model.id() + " was closed while embedding", e);
        } catch (ExecutionException e) {
            running.forEach(task -> task.cancel(false));
            throw new IllegalStateException("cannot embed with " + model.id(), e.getCause());
        }
        return vectors;
    }

    /** The last text in work is a short one, so that no core waits long for another. */
    private static List<Integer> longestFirst(List<String> texts) {
        return IntStream.range(0, texts.size())
                .boxed()
                .sorted(Comparator.comparingInt(i -> -texts.get(i).length()))
                .toList();
    }

    private synchronized Loaded loaded() {
        if (loaded == null) {
            long started = System.nanoTime();
            loaded = Loaded.load(model);
            LOG.info("loaded {} in {} ms", model.id(), (System.nanoTime() - started) / 1_000_000);
        }
        return loaded;
    }

    private synchronized ExecutorService workers() {
        if (workers == null) {
            workers = Executors.newFixedThreadPool(threads, task -> {
                Thread thread = new Thread(task, "embed-" + model.id());
                thread.setDaemon(true);
                return thread;
            });
        }
        return workers;
    }

    /**
     * Frees the model once the texts in work are done, and gives up those that wait; a later text loads it again. Freeing it
     * under a running text would end the whole process: the model is native memory.
     */
    @Override
    public void close() {
        stopWorkers();
        unused.lock();
        try {
            unload();
        } finally {
            unused.unlock();
        }
    }

    private synchronized void stopWorkers() {
        if (workers != null) {
            for (Runnable waiting : workers.shutdownNow()) {
                if (waiting instanceof Future<?> future) {
                    future.cancel(false);
                }
            }
            workers = null;
        }
    }

    private synchronized void unload() {
        if (loaded != null) {
            loaded.close();
            loaded = null;
        }
        counter.close();
    }

    /** A model in memory. */
    private record Loaded(
            OnnxModel model, OrtEnvironment environment, OrtSession session, HuggingFaceTokenizer tokenizer) {

        static Loaded load(OnnxModel model) {
            try (InputStream onnx = open(model.modelResource());
                    InputStream vocabulary = open(model.tokenizerResource())) {
                OrtEnvironment environment = OrtEnvironment.getEnvironment();
                try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
                    options.setIntraOpNumThreads(1);
                    options.setInterOpNumThreads(1);
                    options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
                    OrtSession session = environment.createSession(graph(model, onnx), options);
                    HuggingFaceTokenizer tokenizer = HuggingFaceTokenizer.newInstance(
                            vocabulary,
                            Map.of(
                                    "padding",
                                    "false",
                                    "truncation",
                                    "true",
                                    "maxLength",
                                    Integer.toString(MAX_TOKENS)));
                    return new Loaded(model, environment, session, tokenizer);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + model.id(), e);
            } catch (OrtException e) {
                throw new IllegalStateException("cannot load " + model.id(), e);
            }
        }

        private static byte[] graph(OnnxModel model, InputStream onnx) throws IOException {
            byte[] bytes = onnx.readAllBytes();
            String sha256 = HexFormat.of().formatHex(sha256(bytes));
            if (!sha256.equals(model.sha256())) {
                throw new IOException(model.modelResource() + " is not the file that " + model.id()
                        + " stands for: its SHA-256 is " + sha256);
            }
            return FirstTokenGraph.of(bytes);
        }

        private static byte[] sha256(byte[] bytes) {
            try {
                return MessageDigest.getInstance("SHA-256").digest(bytes);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }

        private static InputStream open(String resource) throws IOException {
            InputStream stream = OnnxEmbedder.class.getResourceAsStream(resource);
            if (stream == null) {
                throw new IOException("no resource " + resource);
            }
            return stream;
        }

        float[] embed(String text) {
            Encoding encoding = tokenizer.encode(model.read(text), true, false);
            Map<String, OnnxTensor> inputs = new HashMap<>();
            try {
                long[] shape = {1, encoding.getIds().length};
                for (String input : session.getInputNames()) {
                    long[] values =
                            switch (input) {
                                case "input_ids" -> encoding.getIds();
                                case "attention_mask" -> encoding.getAttentionMask();
                                case "token_type_ids" -> encoding.getTypeIds();
                                default -> throw new IllegalStateException(model.id() + " asks for " + input);
                            };
                    inputs.put(input, OnnxTensor.createTensor(environment, LongBuffer.wrap(values), shape));
                }
                try (OrtSession.Result result = session.run(inputs)) {
                    return firstToken(((OnnxTensor) result.get(0)).getFloatBuffer());
                }
            } catch (OrtException e) {
                throw new IllegalStateException("cannot embed with " + model.id(), e);
            } finally {
                inputs.values().forEach(OnnxTensor::close);
            }
        }

        private float[] firstToken(FloatBuffer states) {
            float[] vector = new float[model.dimension()];
            states.get(vector);
            double square = 0;
            for (float value : vector) {
                square += (double) value * value;
            }
            float length = (float) Math.sqrt(square);
            for (int i = 0; i < vector.length; i++) {
                vector[i] /= length;
            }
            return vector;
        }

        void close() {
            try {
                session.close();
            } catch (OrtException e) {
                LOG.warn("cannot close {}", model.id(), e);
            }
            tokenizer.close();
        }
    }
}
