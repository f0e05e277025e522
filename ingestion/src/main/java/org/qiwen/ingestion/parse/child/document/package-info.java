/**
 * What every reader inside the child is given and gives back: the bytes of one {@code Source}, the limits, a
 * {@code Draft} that takes blocks up to a limit, and {@code Refused} for a file that cannot be read.
 */
@NullMarked
package org.qiwen.ingestion.parse.child.document;

import org.jspecify.annotations.NullMarked;
