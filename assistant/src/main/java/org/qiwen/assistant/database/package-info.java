/**
 * The one crossing from reactive code to JDBC. Every store blocks and is called only through {@link
 * org.qiwen.assistant.database.Database}.
 */
@NullMarked
package org.qiwen.assistant.database;

import org.jspecify.annotations.NullMarked;
