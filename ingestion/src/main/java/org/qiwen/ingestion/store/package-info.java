/**
 * Where passages are kept: found by words (BM25) and by vector, replaced a document at a time.
 *
 * <p>Two stores, which give the same passages with the same scores: {@link org.qiwen.ingestion.store.LucenePassageStore} in a
 * folder for one process, {@link org.qiwen.ingestion.store.PgPassageStore} in PostgreSQL for many. The classes {@code Pg…} are a
 * table each, or what several share; {@link org.qiwen.ingestion.store.PassageVectorsFormat} is how vectors lie in a Lucene segment.
 *
 * <p>Every {@link org.qiwen.ingestion.store.PassageStore} passes the same contract test. Callers outside this module search
 * through {@link org.qiwen.ingestion.search.PassageSearch}.
 */
@NullMarked
package org.qiwen.ingestion.store;

import org.jspecify.annotations.NullMarked;
