/**
 * From text to a vector of length 1, so that texts of like meaning have a dot product near 1. The models run in this
 * process and need neither key nor network.
 */
@NullMarked
package org.qiwen.ingestion.embed;

import org.jspecify.annotations.NullMarked;
