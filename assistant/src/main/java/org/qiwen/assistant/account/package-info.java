/**
 * Who somebody is and what they may open: schools, classes with their stage, accounts, sessions, API tokens, and the
 * {@link org.qiwen.assistant.account.StageRule} that every door asks.
 */
@NullMarked
package org.qiwen.assistant.account;

import org.jspecify.annotations.NullMarked;
