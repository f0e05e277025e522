package org.qiwen.assistant.model.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class FrameReaderTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final NettyDataBufferFactory buffers = new NettyDataBufferFactory(UnpooledByteBufAllocator.DEFAULT);
    private final List<ByteBuf> given = new ArrayList<>();

    @AfterEach
    void letGo() {
        given.forEach(buffer -> buffer.release(buffer.refCnt()));
    }

    @Test
    void releasesEachBufferOfAWholeBodyOnce() {
        StepVerifier.create(FrameReader.frames(Flux.just(buffer("data: 一"), buffer("\n\ndata: 二\n\n"))))
                .expectNext(new Frame("", "一", false), new Frame("", "二", false))
                .expectComplete()
                .verify(PATIENCE);

        assertThat(given).allSatisfy(buffer -> assertThat(buffer.refCnt()).isEqualTo(1));
    }

    @Test
    void releasesEachBufferOnceWhenALineIsTooLong() {
        StepVerifier.create(FrameReader.frames(Flux.just(
                        buffer("data: 一\n\n"), buffer("x".repeat(StreamLimits.LINE_BYTES + 1)), buffer("data: 二\n\n"))))
                .expectNextCount(1)
                .expectErrorMatches(
                        error -> error instanceof ProviderFault fault && fault.reason() == BreakReason.OVERSIZED)
                .verify(PATIENCE);

        assertThat(given.subList(0, 2))
                .allSatisfy(buffer -> assertThat(buffer.refCnt()).isEqualTo(1));
    }

    /** Holds the buffer once more than the body does, so that a release too many can be seen. */
    private DataBuffer buffer(String text) {
        ByteBuf bytes = UnpooledByteBufAllocator.DEFAULT.buffer();
        bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        given.add(bytes.retain());
        return buffers.wrap(bytes);
    }
}
