package org.qiwen.ingestion.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.lucene.codecs.KnnVectorsReader;
import org.apache.lucene.codecs.hnsw.HnswGraphProvider;
import org.apache.lucene.codecs.perfield.PerFieldKnnVectorsFormat;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.VectorUtil;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PassageVectorsFormatTest {
    private static final String VECTOR = "vector";
    private static final int GRAPH_FROM = 100;
    private static final int NEAREST = 10;

    private final Random random = new Random(7);
    private final List<float[]> vectors = new ArrayList<>();

    @Test
    void searchOfSmallSegmentsMissesNoNeighbour() throws IOException {
        try (Directory directory = written(3, 60)) {
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                assertThat(reader.leaves()).hasSize(3).noneMatch(PassageVectorsFormatTest::hasGraph);
                for (int query = 0; query < 20; query++) {
                    float[] wanted = vector();
                    assertThat(found(reader, wanted, null)).containsExactlyElementsOf(nearest(wanted, 1));
                }
            }
        }
    }

    @Test
    void filterLeavesOnlyWhatItAccepts() throws IOException {
        try (Directory directory = written(2, 60);
                DirectoryReader reader = DirectoryReader.open(directory)) {
            float[] wanted = vector();

            assertThat(found(reader, wanted, new TermQuery(new Term("parity", "0"))))
                    .containsExactlyElementsOf(nearest(wanted, 2));
        }
    }

    @Test
    void mergedSegmentGetsAGraphWhenItIsLarge() throws IOException {
        try (Directory directory = written(3, 60)) {
            mergeAll(directory);
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                assertThat(reader.leaves()).hasSize(1).allMatch(PassageVectorsFormatTest::hasGraph);
                float[] wanted = vector();
                assertThat(found(reader, wanted, null))
                        .hasSize(NEAREST)
                        .contains(nearest(wanted, 1).get(0));
            }
        }
    }

    @Test
    void mergedSegmentStaysWithoutAGraphWhenItIsSmall() throws IOException {
        try (Directory directory = written(2, 40)) {
            mergeAll(directory);
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                float[] wanted = vector();
                assertThat(reader.leaves()).hasSize(1).noneMatch(PassageVectorsFormatTest::hasGraph);
                assertThat(found(reader, wanted, null)).containsExactlyElementsOf(nearest(wanted, 1));
            }
        }
    }

    private Directory written(int segments, int each) throws IOException {
        Directory directory = new ByteBuffersDirectory();
        try (IndexWriter writer = writer(directory)) {
            for (int segment = 0; segment < segments; segment++) {
                for (int i = 0; i < each; i++) {
                    float[] vector = vector();
                    Document document = new Document();
                    document.add(new StringField("id", String.valueOf(vectors.size()), Field.Store.YES));
                    document.add(new StringField("parity", String.valueOf(vectors.size() % 2), Field.Store.NO));
                    document.add(new KnnFloatVectorField(VECTOR, vector, VectorSimilarityFunction.DOT_PRODUCT));
                    writer.addDocument(document);
                    vectors.add(vector);
                }
                writer.commit();
            }
        }
        return directory;
    }

    private static IndexWriter writer(Directory directory) throws IOException {
        return new IndexWriter(
                directory, new IndexWriterConfig().setCodec(new PassageVectorsFormat(GRAPH_FROM).codec()));
    }

    private static void mergeAll(Directory directory) throws IOException {
        try (IndexWriter writer = writer(directory)) {
            writer.forceMerge(1);
        }
    }

    private float[] vector() {
        float[] vector = new float[32];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return VectorUtil.l2normalize(vector);
    }

    private static boolean hasGraph(LeafReaderContext leaf) {
        KnnVectorsReader reader = ((CodecReader) leaf.reader()).getVectorReader();
        return ((PerFieldKnnVectorsFormat.FieldsReader) reader).getFieldReader(VECTOR) instanceof HnswGraphProvider;
    }

    private static List<Integer> found(DirectoryReader reader, float[] wanted, @Nullable TermQuery filter)
            throws IOException {
        IndexSearcher searcher = new IndexSearcher(reader);
        List<Integer> found = new ArrayList<>();
        for (ScoreDoc hit :
                searcher.search(new KnnFloatVectorQuery(VECTOR, wanted, NEAREST, filter), NEAREST).scoreDocs) {
            found.add(Integer.valueOf(searcher.storedFields().document(hit.doc).get("id")));
        }
        return found;
    }

    private List<Integer> nearest(float[] wanted, int step) {
        return IntStream.range(0, vectors.size())
                .filter(i -> i % step == 0)
                .boxed()
                .sorted((a, b) -> Float.compare(
                        VectorUtil.dotProduct(wanted, vectors.get(b)), VectorUtil.dotProduct(wanted, vectors.get(a))))
                .limit(NEAREST)
                .toList();
    }
}
