package org.qiwen.ingestion.store;

import java.io.IOException;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.KnnVectorsReader;
import org.apache.lucene.codecs.KnnVectorsWriter;
import org.apache.lucene.codecs.hnsw.FlatVectorScorerUtil;
import org.apache.lucene.codecs.hnsw.FlatVectorsFormat;
import org.apache.lucene.codecs.lucene912.Lucene912Codec;
import org.apache.lucene.codecs.lucene99.Lucene99FlatVectorsFormat;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.index.SegmentWriteState;
import org.apache.lucene.store.MergeInfo;

/**
 * How vectors lie in the index: a segment that came of a merge and holds many has Lucene's graph (HNSW), a smaller one only the
 * vectors, all of which a search compares. A graph of few passages costs more to build and to walk than it saves, and
 * misses some. Lucene finds this class by its name, which is written in the index.
 */
public final class PassageVectorsFormat extends KnnVectorsFormat {
    private static final String NAME = "QiwenPassageVectors";

    /**
     * Entries of a segment from which it gets a graph: below, a search of 150 neighbours would walk most of it. With 20,000,
     * a search among 100 thousand passages took 37 ms instead of 14.
     */
    private static final int GRAPH_FROM = 2000;

    private static final String GRAPH = NAME + ".graph";

    private final int graphFrom;

    private final KnnVectorsFormat graph = new Lucene99HnswVectorsFormat();
    private final FlatVectorsFormat flat =
            new Lucene99FlatVectorsFormat(FlatVectorScorerUtil.getLucene99FlatVectorsScorer());

    /** For Lucene, which makes one when it opens an index. */
    public PassageVectorsFormat() {
        this(GRAPH_FROM);
    }

    PassageVectorsFormat(int graphFrom) {
        super(NAME);
        this.graphFrom = graphFrom;
    }

    /** Lucene's own codec, with vectors laid out so. */
    Codec codec() {
        return new Lucene912Codec() {
            @Override
            public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
                return PassageVectorsFormat.this;
            }
        };
    }

    @Override
    public KnnVectorsWriter fieldsWriter(SegmentWriteState state) throws IOException {
        MergeInfo merge = state.context.mergeInfo;
        boolean large = merge != null && merge.totalMaxDoc >= graphFrom;
        state.segmentInfo.putAttribute(GRAPH + state.segmentSuffix, String.valueOf(large));
        return large ? graph.fieldsWriter(state) : flat.fieldsWriter(state);
    }

    @Override
    public KnnVectorsReader fieldsReader(SegmentReadState state) throws IOException {
        boolean large = Boolean.parseBoolean(state.segmentInfo.getAttribute(GRAPH + state.segmentSuffix));
        return large ? graph.fieldsReader(state) : new ComparedVectors(flat.fieldsReader(state));
    }
}
