/**
 * The library: documents handed in, their originals, and the durable jobs that make passages of them.
 *
 * <p>What is promised: an upload that was answered with a job is on disk and will be ingested, whatever is killed; a
 * document replaces its older version as a whole; a deleted document is found no more when the answer comes. The registry
 * here says what should be searchable, the passage store what is; {@link org.qiwen.assistant.documents.Reconciliation}
 * makes them equal at start. Only teachers and admins come here.
 */
@NullMarked
package org.qiwen.assistant.documents;

import org.jspecify.annotations.NullMarked;
