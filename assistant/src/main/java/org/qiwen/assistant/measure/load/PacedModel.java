package org.qiwen.assistant.measure.load;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * A provider in OpenAI's form that speaks at a steady pace: the first token {@value #FIRST_TOKEN_MILLIS} ms after the
 * request, then one every {@value #TOKEN_MILLIS} ms, each in a frame of its own. It says the line it is asked to reword in
 * {@link LightWords}; another request gets the lines of earlier ones by turns, so that a peer hears answers of the same
 * lengths. Notes when each request came and when each sentence's last token was written.
 *
 * <p>{@code POST /pace/none} and {@code /pace/steady} switch the pauses off and on; {@code GET /stamps} gives the {@link
 * Stamp}s so far, one a line, and forgets them. One thread, no object mapping: it shares the cores with what is measured.
 */
public final class PacedModel implements AutoCloseable {
    static final int FIRST_TOKEN_MILLIS = 200;
    static final int TOKEN_MILLIS = 50;

    /** Requests hold a prompt of some kilobytes. */
    private static final int MOST_BYTES = 1 << 20;

    /** Connections that may wait to be accepted: a school that sends at once. */
    private static final int BACKLOG = 2_048;

    /** Lines that are kept for requests without one of their own. */
    private static final int KEPT_LINES = 500;

    private static final String SPARE = "好，你说得很仔细。那，再看一看表里的两行数，哪里一样，哪里不一样？";

    private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Queue<Stamp> stamps = new ConcurrentLinkedQueue<>();
    private final List<String> lines = new ArrayList<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final Channel server;
    private volatile boolean steady = true;

    /** Listens on a free port of 127.0.0.1. */
    public PacedModel() throws IOException {
        try {
            this.server = new ServerBootstrap()
                    .group(loop)
                    .channel(NioServerSocketChannel.class)
                    .option(ChannelOption.SO_BACKLOG, BACKLOG)
                    .childOption(ChannelOption.TCP_NODELAY, true)
                    .childHandler(new ChannelInitializer<>() {
                        @Override
                        protected void initChannel(Channel channel) {
                            channel.pipeline()
                                    .addLast(new HttpServerCodec(), new HttpObjectAggregator(MOST_BYTES), new Door());
                        }
                    })
                    .bind(InetAddress.getLoopbackAddress(), 0)
                    .sync()
                    .channel();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while binding", e);
        }
    }

    /** Where it is, without the path of the API. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + ((InetSocketAddress) server.localAddress()).getPort());
    }

    @Override
    public void close() {
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    /** Only the event loop, which is one thread, comes here. */
    private String words(AskedLine asked) {
        int number = requests.getAndIncrement();
        if (asked.authored().isPresent()) {
            String said = LightWords.of(asked.authored().get(), asked.most(), number);
            if (lines.size() < KEPT_LINES) {
                lines.add(said);
            }
            return said;
        }
        return lines.isEmpty() ? SPARE : lines.get(number % lines.size());
    }

    /** Every request of one connection. */
    private final class Door extends SimpleChannelInboundHandler<FullHttpRequest> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
            long received = Clockwork.micros();
            String path = request.uri();
            if (path.endsWith("/chat/completions")) {
                AskedLine asked = AskedLine.of(request.content().toString(StandardCharsets.UTF_8));
                new PacedAnswer(context, asked.tag(), words(asked), received, stamps::add).begin(steady);
            } else if (path.startsWith("/pace/")) {
                steady = path.endsWith("/steady");
                reply(context, HttpResponseStatus.OK, "");
            } else if (path.equals("/stamps")) {
                reply(context, HttpResponseStatus.OK, taken());
            } else {
                reply(context, HttpResponseStatus.NOT_FOUND, "");
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }

    private String taken() {
        List<Stamp> all = new ArrayList<>();
        for (Stamp next = stamps.poll(); next != null; next = stamps.poll()) {
            all.add(next);
        }
        return all.stream().map(Stamp::line).collect(Collectors.joining("\n"));
    }

    private static void reply(ChannelHandlerContext context, HttpResponseStatus status, String text) {
        ByteBuf body = ByteBufUtil.writeUtf8(context.alloc(), text);
        DefaultFullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, body);
        response.headers().set(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
        context.writeAndFlush(response);
    }
}
