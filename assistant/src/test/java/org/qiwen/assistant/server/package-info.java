/** A whole running server for tests, and a browser to use it with. */
@NullMarked
package org.qiwen.assistant.server;

import org.jspecify.annotations.NullMarked;
