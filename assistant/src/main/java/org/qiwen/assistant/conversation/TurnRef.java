package org.qiwen.assistant.conversation;

/** Names one turn; {@code number} counts from 1 within the conversation. */
public record TurnRef(ConversationId conversation, int number) {}
