/**
 * Results that can be computed again but cost seconds of each start, kept in a folder under the hash of all they depend on.
 * The folder may be deleted at any time and shared by servers of one machine.
 */
@NullMarked
package org.qiwen.assistant.derived;

import org.jspecify.annotations.NullMarked;
