@NullMarked
package org.qiwen.ingestion;

import org.jspecify.annotations.NullMarked;
