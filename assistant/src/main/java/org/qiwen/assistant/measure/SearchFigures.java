package org.qiwen.assistant.measure;

import java.time.Duration;
import java.util.List;

/**
 * What was measured of one store at one size.
 *
 * @param store its name
 * @param passages how many it held
 * @param ingested time to store them, vectors known
 * @param bytes its size on disk
 * @param embedding time of each query's embedding
 * @param searching time of each search with the vector known
 * @param recallAtTen share of the ten nearest that the vector leg finds at the depth search uses, mean over the queries
 * @param recallAskedTen the same when the leg is asked for ten only
 * @param leastFiltered fewest rows of any query under a filter that lets about 1 % pass
 * @param filteredRecall {@code recallAtTen} under that filter
 * @param filtered time of each search under that filter, vector known
 */
record SearchFigures(
        String store,
        int passages,
        Duration ingested,
        long bytes,
        List<Duration> embedding,
        List<Duration> searching,
        double recallAtTen,
        double recallAskedTen,
        int leastFiltered,
        double filteredRecall,
        List<Duration> filtered) {

    /** Time of each query, embedding included. */
    List<Duration> whole() {
        return java.util.stream.IntStream.range(0, embedding.size())
                .mapToObj(i -> embedding.get(i).plus(searching.get(i)))
                .toList();
    }
}
