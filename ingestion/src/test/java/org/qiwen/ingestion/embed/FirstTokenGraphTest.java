package org.qiwen.ingestion.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FirstTokenGraphTest {
    @ParameterizedTest
    @EnumSource
    void addsTwoNodesAndAnIndex(OnnxModel model) throws Exception {
        byte[] whole;
        try (InputStream file = OnnxModel.class.getResourceAsStream(model.modelResource())) {
            whole = file.readAllBytes();
        }
        byte[] edited = FirstTokenGraph.of(whole);

        assertThat(edited.length - whole.length).isBetween(200, 1000);
        assertThat(count(edited, 1)).isEqualTo(count(whole, 1) + 2);
        assertThat(count(edited, 5)).isEqualTo(count(whole, 5) + 1);
    }

    private static long count(byte[] model, int field) {
        ProtobufField graph = ProtobufField.of(model, 0, model.length).stream()
                .filter(part -> part.number() == 7)
                .findFirst()
                .orElseThrow();
        return ProtobufField.of(model, graph.start(), graph.end()).stream()
                .filter(part -> part.number() == field)
                .count();
    }

    @Test
    void refusesWhatIsNoModel() {
        assertThatThrownBy(() -> FirstTokenGraph.of(new byte[0])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FirstTokenGraph.of("<html>".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class);
        byte[] emptyGraph = ProtobufField.delimited(7, ProtobufField.text(2, "g"));
        assertThatThrownBy(() -> FirstTokenGraph.of(emptyGraph)).hasMessageContaining("last layer");
    }
}
