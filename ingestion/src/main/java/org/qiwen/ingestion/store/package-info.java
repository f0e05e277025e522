/**
 * Where passages are kept: found by words (BM25) and by vector, replaced a document at a time.
 *
 * <p>Every {@link org.qiwen.ingestion.store.PassageStore} passes the same contract test. Callers outside this module search
 * through {@link org.qiwen.ingestion.search.PassageSearch}.
 */
@NullMarked
package org.qiwen.ingestion.store;

import org.jspecify.annotations.NullMarked;
