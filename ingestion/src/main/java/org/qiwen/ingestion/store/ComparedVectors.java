package org.qiwen.ingestion.store;

import java.io.IOException;
import org.apache.lucene.codecs.KnnVectorsReader;
import org.apache.lucene.codecs.hnsw.FlatVectorsReader;
import org.apache.lucene.index.ByteVectorValues;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.search.KnnCollector;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.hnsw.RandomVectorScorer;
import org.jspecify.annotations.Nullable;

/** The vectors of a segment without a graph: a search compares all that are asked for, and so misses none. */
final class ComparedVectors extends KnnVectorsReader {
    private final FlatVectorsReader vectors;

    ComparedVectors(FlatVectorsReader vectors) {
        this.vectors = vectors;
    }

    @Override
    public void search(String field, float[] target, KnnCollector nearest, @Nullable Bits accepted) throws IOException {
        compare(vectors.getRandomVectorScorer(field, target), nearest, accepted);
    }

    @Override
    public void search(String field, byte[] target, KnnCollector nearest, @Nullable Bits accepted) throws IOException {
        compare(vectors.getRandomVectorScorer(field, target), nearest, accepted);
    }

    private static void compare(RandomVectorScorer scorer, KnnCollector nearest, @Nullable Bits accepted)
            throws IOException {
        @Nullable Bits wanted = scorer.getAcceptOrds(accepted);
        for (int vector = 0; vector < scorer.maxOrd() && !nearest.earlyTerminated(); vector++) {
            if (wanted == null || wanted.get(vector)) {
                nearest.incVisitedCount(1);
                nearest.collect(scorer.ordToDoc(vector), scorer.score(vector));
            }
        }
    }

    @Override
    public FloatVectorValues getFloatVectorValues(String field) throws IOException {
        return vectors.getFloatVectorValues(field);
    }

    @Override
    public ByteVectorValues getByteVectorValues(String field) throws IOException {
        return vectors.getByteVectorValues(field);
    }

    @Override
    public void checkIntegrity() throws IOException {
        vectors.checkIntegrity();
    }

    @Override
    public long ramBytesUsed() {
        return vectors.ramBytesUsed();
    }

    @Override
    public void close() throws IOException {
        vectors.close();
    }
}
