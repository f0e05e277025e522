package org.qiwen.assistant.measure.load;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One answer on its way. A token is two characters and one by turns: 1.5 Chinese characters, what the common tokenizers
 * make of Chinese prose. Runs on its connection's event loop.
 */
final class PacedAnswer implements Runnable {
    private static final String BEFORE =
            "data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\","
                    + "\"choices\":[{\"index\":0,\"delta\":{\"content\":\"";
    private static final String AFTER = "\"},\"finish_reason\":null}]}\n\n";
    private static final String FINISH =
            "data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\","
                    + "\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n";
    private static final String USAGE =
            "data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\","
                    + "\"choices\":[],\"usage\":{\"prompt_tokens\":%d,\"completion_tokens\":%d,\"total_tokens\":%d}}\n\n";
    private static final String DONE = "data: [DONE]\n\n";

    /** About what the prompt of a turn has. */
    private static final int PROMPT_TOKENS = 390;

    private static final int SHORT = 1;
    private static final int LONG = 2;

    private final ChannelHandlerContext context;
    private final Optional<String> tag;
    private final String text;
    private final long received;
    private final Consumer<Stamp> over;
    private final List<Stamp.Sentence> written = new ArrayList<>();
    private final List<Integer> ends = new ArrayList<>();
    private boolean steady;
    private long due;
    private int at;
    private int tokens;

    /** @param over is given what was noted, once */
    PacedAnswer(ChannelHandlerContext context, Optional<String> tag, String text, long received, Consumer<Stamp> over) {
        this.context = context;
        this.tag = tag;
        this.text = text;
        this.received = received;
        this.over = over;
        int upTo = 0;
        for (String sentence : LightWords.sentences(text)) {
            upTo += sentence.length();
            ends.add(upTo);
        }
    }

    /** @param steady false to say all of it at once */
    void begin(boolean steady) {
        this.steady = steady;
        this.due = System.nanoTime();
        DefaultHttpResponse head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
        head.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "text/event-stream; charset=utf-8")
                .set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
        context.write(head);
        next(PacedModel.FIRST_TOKEN_MILLIS);
    }

    @Override
    public void run() {
        if (!context.channel().isActive()) {
            note(false);
            return;
        }
        int length = Math.min(text.length() - at, tokens % 2 == 0 ? LONG : SHORT);
        String words = text.substring(at, at + length);
        at += length;
        tokens++;
        long now = Clockwork.micros();
        while (written.size() < ends.size() && ends.get(written.size()) <= at) {
            written.add(new Stamp.Sentence(ends.get(written.size()), now));
        }
        String frame = BEFORE + words.replace("\\", "\\\\").replace("\"", "\\\"") + AFTER;
        if (at < text.length()) {
            write(new DefaultHttpContent(ByteBufUtil.writeUtf8(context.alloc(), frame)));
            next(PacedModel.TOKEN_MILLIS);
        } else {
            String usage = String.format(USAGE, PROMPT_TOKENS, tokens, PROMPT_TOKENS + tokens);
            write(new DefaultLastHttpContent(ByteBufUtil.writeUtf8(context.alloc(), frame + FINISH + usage + DONE)));
            note(true);
        }
    }

    /** By the clock, not by the last token, so that a late one does not make all later ones late. */
    private void next(int millis) {
        if (steady) {
            due += TimeUnit.MILLISECONDS.toNanos(millis);
            context.executor().schedule(this, Math.max(0, due - System.nanoTime()), TimeUnit.NANOSECONDS);
        } else {
            context.executor().execute(this);
        }
    }

    private void write(Object content) {
        context.writeAndFlush(content, context.voidPromise());
    }

    private void note(boolean whole) {
        over.accept(new Stamp(tag, received, Clockwork.micros(), whole, written, text));
    }
}
