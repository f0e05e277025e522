/**
 * From a document's text to passages short enough to be embedded, cited and read on a phone, each of which knows where it
 * stands: page, heading path, character offsets. Sizes are counted in tokens of the model that will read the passage.
 */
@NullMarked
package org.qiwen.ingestion.split;

import org.jspecify.annotations.NullMarked;
