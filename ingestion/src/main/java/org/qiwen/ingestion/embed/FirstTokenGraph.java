package org.qiwen.ingestion.embed;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Edits a BERT model in ONNX so that its last layer computes the first token alone, which is all that bge's vector is made
 * of. Keys and values of the last attention still come from every token; its query, its output and the layer's two large
 * products shrink to one row. That is 10 of 12 products of that layer: a fifth of the work of bge-small-zh's four layers
 * (measured: 41 passages a second for 32), a fourteenth of the English model's twelve.
 *
 * <p>Vectors differ from the whole model's only by the 8-bit scale of one row instead of all: cosine 0.9994 on the mean
 * of 200 passages, 0.998 at least. Pure.
 */
final class FirstTokenGraph {
    private static final int MODEL_GRAPH = 7;
    private static final int GRAPH_NODE = 1;
    private static final int GRAPH_INITIALIZER = 5;
    private static final int NODE_INPUT = 1;
    private static final int NODE_OUTPUT = 2;
    private static final int NODE_NAME = 3;
    private static final int NODE_OPERATOR = 4;
    private static final int NODE_ATTRIBUTE = 5;

    private static final Pattern QUERY = Pattern.compile("/encoder/layer\\.(\\d+)/attention/self/query/MatMul_quant");
    private static final String INDEX = "qiwen_first_token";

    private FirstTokenGraph() {}

    /** Bytes in place of those from {@code from} to {@code to}. */
    private record Edit(int from, int to, byte[] bytes) {
        int growth() {
            return bytes.length - (to - from);
        }
    }

    /**
     * The edited model.
     *
     * @throws IllegalArgumentException when the file is no BERT model as PyTorch exports it
     */
    static byte[] of(byte[] model) {
        ProtobufField graph = only(ProtobufField.of(model, 0, model.length), MODEL_GRAPH);
        List<ProtobufField> nodes = ProtobufField.of(model, graph.start(), graph.end()).stream()
                .filter(field -> field.number() == GRAPH_NODE)
                .toList();
        String layer = "/encoder/layer." + lastLayer(model, nodes) + "/attention/";
        List<Edit> edits = new ArrayList<>();
        for (ProtobufField node : nodes) {
            String name = name(model, node);
            if (name.equals(layer + "self/query/MatMul_quant")) {
                edits.add(firstOf(model, node, 0));
            } else if (name.equals(layer + "output/Add")) {
                edits.add(firstOf(model, node, residual(model, node)));
            }
        }
        if (edits.size() != 2) {
            throw new IllegalArgumentException("the last layer has no query or no residual sum");
        }
        edits.add(new Edit(graph.end(), graph.end(), ProtobufField.delimited(GRAPH_INITIALIZER, index())));
        return apply(model, graph, edits);
    }

    private static int lastLayer(byte[] model, List<ProtobufField> nodes) {
        int last = -1;
        for (ProtobufField node : nodes) {
            Matcher query = QUERY.matcher(name(model, node));
            if (query.matches()) {
                last = Math.max(last, Integer.parseInt(query.group(1)));
            }
        }
        return last;
    }

    /** Which input of the sum after attention is the layer's own input. */
    private static int residual(byte[] model, ProtobufField sum) {
        List<ProtobufField> inputs = inputs(model, sum);
        for (int i = 0; i < inputs.size(); i++) {
            if (!inputs.get(i).text(model).contains("/attention/output/dense/")) {
                return i;
            }
        }
        throw new IllegalArgumentException("the sum after attention has no residual");
    }

    /** The node with one input cut to its first row, by a node before it. */
    private static Edit firstOf(byte[] model, ProtobufField node, int input) {
        ProtobufField whole = inputs(model, node).get(input);
        String first = whole.text(model) + "_first";
        byte[] cut = ProtobufField.join(
                ProtobufField.text(NODE_INPUT, whole.text(model)),
                ProtobufField.text(NODE_INPUT, INDEX),
                ProtobufField.text(NODE_OUTPUT, first),
                ProtobufField.text(NODE_NAME, first),
                ProtobufField.text(NODE_OPERATOR, "Gather"),
                ProtobufField.delimited(NODE_ATTRIBUTE, axis()));
        byte[] changed = ProtobufField.join(
                slice(model, node.start(), whole.tag()),
                ProtobufField.text(NODE_INPUT, first),
                slice(model, whole.end(), node.end()));
        return new Edit(
                node.tag(),
                node.end(),
                ProtobufField.join(
                        ProtobufField.delimited(GRAPH_NODE, cut), ProtobufField.delimited(GRAPH_NODE, changed)));
    }

    /** AttributeProto: axis = 1, the tokens. */
    private static byte[] axis() {
        return ProtobufField.join(
                ProtobufField.text(1, "axis"), ProtobufField.number(3, 1), ProtobufField.number(20, 2));
    }

    /** TensorProto: one 64-bit zero. */
    private static byte[] index() {
        return ProtobufField.join(
                ProtobufField.number(1, 1),
                ProtobufField.number(2, 7),
                ProtobufField.text(8, INDEX),
                ProtobufField.delimited(9, new byte[Long.BYTES]));
    }

    private static byte[] apply(byte[] model, ProtobufField graph, List<Edit> edits) {
        int length = graph.end()
                - graph.start()
                + edits.stream().mapToInt(Edit::growth).sum();
        byte[] key = ProtobufField.varint((long) MODEL_GRAPH << 3 | 2);
        byte[] size = ProtobufField.varint(length);
        int outside = model.length - (graph.end() - graph.tag());
        ByteBuffer out = ByteBuffer.allocate(outside + key.length + size.length + length);
        out.put(model, 0, graph.tag()).put(key).put(size);
        int at = graph.start();
        for (Edit edit : edits) {
            out.put(model, at, edit.from() - at).put(edit.bytes());
            at = edit.to();
        }
        out.put(model, graph.end(), model.length - graph.end());
        return out.array();
    }

    private static byte[] slice(byte[] model, int from, int to) {
        return Arrays.copyOfRange(model, from, to);
    }

    private static String name(byte[] model, ProtobufField node) {
        @Nullable ProtobufField name = null;
        for (ProtobufField field : ProtobufField.of(model, node.start(), node.end())) {
            if (field.number() == NODE_NAME) {
                name = field;
            }
        }
        return name == null ? "" : name.text(model);
    }

    private static List<ProtobufField> inputs(byte[] model, ProtobufField node) {
        return ProtobufField.of(model, node.start(), node.end()).stream()
                .filter(field -> field.number() == NODE_INPUT)
                .toList();
    }

    private static ProtobufField only(List<ProtobufField> fields, int number) {
        return fields.stream()
                .filter(field -> field.number() == number)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no field " + number + " in the model"));
    }
}
