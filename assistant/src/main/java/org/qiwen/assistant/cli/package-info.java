/** The subcommands of the runnable jar. Each is a picocli command class, listed in {@link Qiwen}. */
@NullMarked
package org.qiwen.assistant.cli;

import org.jspecify.annotations.NullMarked;
