package org.qiwen.evaluation.provider;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A provider on a raw socket of 127.0.0.1 that does what its script says, so that it can break anything. Thread-safe. */
public final class ScriptedProvider implements AutoCloseable {
    public static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\n"
            + "Transfer-Encoding: chunked\r\n\r\n";
    public static final String DONE = "data: [DONE]\n\n";

    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Script> scripts;
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch clientClosed = new CountDownLatch(1);
    private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();

    /** What is done with one request, after it was read. */
    public interface Script {
        void play(Line line) throws IOException;
    }

    /** Who ended a connection. */
    public enum Closed {
        /** Nobody: it can be used again. */
        NOT,
        BY_CLIENT,
        BY_PROVIDER
    }

    /** One request, and what became of its connection so far. */
    public static final class Exchange {
        private final String body;
        private final int connection;
        private volatile Closed closed = Closed.NOT;

        private Exchange(String body, int connection) {
            this.body = body;
            this.connection = connection;
        }

        public String body() {
            return body;
        }

        /** Number of the connection, from 1. */
        public int connection() {
            return connection;
        }

        /** Who ended the connection while this request was answered. */
        public Closed closed() {
            return closed;
        }
    }

    /** @param scripts for the first call, the second, …; the last one for all further ones */
    public ScriptedProvider(Script... scripts) {
        this.scripts = List.of(scripts);
        try {
            this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    /** Where the API begins. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/v1");
    }

    public int calls() {
        return calls.get();
    }

    public int connections() {
        return connections.get();
    }

    /** Body of each request so far. */
    public List<String> requests() {
        return exchanges.stream().map(Exchange::body).toList();
    }

    /** Each request so far. */
    public List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }

    /** Whether the client closed a connection that a script was waiting on, within five seconds. */
    public boolean sawTheClientClose() throws InterruptedException {
        return clientClosed.await(5, TimeUnit.SECONDS);
    }

    /** A chunk of a chat answer. */
    public static String words(String text) {
        return "data: {\"id\":\"1\",\"object\":\"chat.completion.chunk\",\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":"
                + "{\"content\":\"" + text + "\"},\"finish_reason\":null}]}\n\n";
    }

    public static String finish(String reason) {
        return "data: {\"id\":\"1\",\"object\":\"chat.completion.chunk\",\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{},"
                + "\"finish_reason\":\"" + reason + "\"}]}\n\n";
    }

    public static String usage(int input, int output) {
        return "data: {\"id\":\"1\",\"object\":\"chat.completion.chunk\",\"model\":\"m\",\"choices\":[],\"usage\":"
                + "{\"prompt_tokens\":" + input + ",\"completion_tokens\":" + output + "}}\n\n";
    }

    /** A whole answer. */
    public static Script answer(String... words) {
        return line -> {
            line.send(HEAD);
            for (String text : words) {
                line.chunk(words(text));
            }
            line.chunk(finish("stop") + usage(10, 5) + DONE);
            line.end();
        };
    }

    /** A response with a status, a content type, more headers and a body. */
    public static Script response(String status, String type, String headers, String body) {
        return line -> line.send("HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\n" + headers
                + "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body);
    }

    /** From now on connections are refused, and those that are there are closed. */
    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                int number = connections.incrementAndGet();
                threads.execute(() -> serve(socket, number));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket, int number) {
        open.add(socket);
        try (socket) {
            while (!socket.isClosed()) {
                Exchange exchange = new Exchange(request(socket.getInputStream()), number);
                exchanges.add(exchange);
                int call = Math.min(calls.getAndIncrement(), scripts.size() - 1);
                scripts.get(call).play(new Line(socket, exchange, clientClosed));
            }
        } catch (IOException gone) {
            // The client is gone, or was sent away.
        } finally {
            open.remove(socket);
        }
    }

    private static String request(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no request");
            }
            head.write(next);
        }
        int length = head.toString(StandardCharsets.ISO_8859_1)
                .lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    /** A connection while one request is answered. */
    public static final class Line {
        private final Socket socket;
        private final Exchange exchange;
        private final CountDownLatch clientClosed;

        private Line(Socket socket, Exchange exchange, CountDownLatch clientClosed) {
            this.socket = socket;
            this.exchange = exchange;
            this.clientClosed = clientClosed;
        }

        /** Body of the request. */
        public String request() {
            return exchange.body;
        }

        public void send(String text) throws IOException {
            send(text.getBytes(StandardCharsets.UTF_8));
        }

        public void send(byte[] bytes) throws IOException {
            try {
                socket.getOutputStream().write(bytes);
                socket.getOutputStream().flush();
            } catch (SocketException gone) {
                closedByClient();
                throw gone;
            }
        }

        /** One chunk of a chunked body. */
        public void chunk(String text) throws IOException {
            chunk(text.getBytes(StandardCharsets.UTF_8));
        }

        public void chunk(byte[] bytes) throws IOException {
            send(Integer.toHexString(bytes.length) + "\r\n");
            send(bytes);
            send("\r\n");
        }

        /** The end of a chunked body. */
        public void end() throws IOException {
            send("0\r\n\r\n");
        }

        public void close() throws IOException {
            if (exchange.closed == Closed.NOT) {
                exchange.closed = Closed.BY_PROVIDER;
            }
            socket.close();
        }

        /** Closes with RST. */
        public void reset() throws IOException {
            socket.setSoLinger(true, 0);
            close();
        }

        /** Says nothing until the client closes the connection. */
        public void waitForTheClient() throws IOException {
            try {
                while (socket.getInputStream().read() >= 0) {
                    // Whatever else it sends is not looked at.
                }
            } catch (SocketException reset) {
                // Closed too.
            }
            closedByClient();
            socket.close();
        }

        /** Lets time pass, and stops when the client closed the connection. */
        public void pause(int millis) throws IOException {
            socket.setSoTimeout(millis);
            try {
                if (socket.getInputStream().read() < 0) {
                    closedByClient();
                    throw new IOException("the client closed the connection");
                }
            } catch (SocketTimeoutException over) {
                // As long as it should be.
            } catch (SocketException reset) {
                closedByClient();
                throw reset;
            } finally {
                if (!socket.isClosed()) {
                    socket.setSoTimeout(0);
                }
            }
        }

        private void closedByClient() {
            exchange.closed = Closed.BY_CLIENT;
            clientClosed.countDown();
        }
    }
}
