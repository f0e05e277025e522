/**
 * Documents in, searchable passages out: parse, split, embed, store, search.
 *
 * <p>Everything here is plain blocking Java without a framework. {@link org.qiwen.ingestion.IngestionPipeline} runs the
 * first four steps; {@link org.qiwen.ingestion.search.PassageSearch} is the last. The sub-packages are the pipeline, in
 * its order; each may know only those before it.
 */
@NullMarked
package org.qiwen.ingestion;

import org.jspecify.annotations.NullMarked;
