/**
 * What runs inside the child JVM of {@link org.qiwen.ingestion.parse.ForkedTikaParser}: compiled here, packed into a small
 * jar beside Tika's when the child is first needed. Nothing else may use these classes.
 */
@NullMarked
package org.qiwen.ingestion.parse.child;

import org.jspecify.annotations.NullMarked;
