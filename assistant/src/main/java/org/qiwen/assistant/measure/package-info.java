/**
 * Measurements of ingestion, search and the leak gate that the commands {@code evaluate …} print. Nothing of the service
 * uses them.
 */
@NullMarked
package org.qiwen.assistant.measure;

import org.jspecify.annotations.NullMarked;
