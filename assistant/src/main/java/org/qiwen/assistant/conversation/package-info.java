/**
 * Conversations end to end: who may hold and read them, what is stored of each turn, and the stream of a turn's events.
 *
 * <p>What is promised: a student's message is committed before the tutor begins; an event is committed before it is
 * sent; a turn is whole or marked as interrupted or cancelled, and then the state before it stands. {@link
 * org.qiwen.assistant.conversation.TurnJournal} has every commit of a turn.
 */
@NullMarked
package org.qiwen.assistant.conversation;

import org.jspecify.annotations.NullMarked;
