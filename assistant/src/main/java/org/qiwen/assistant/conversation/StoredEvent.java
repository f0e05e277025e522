package org.qiwen.assistant.conversation;

/**
 * One event of a turn as it is stored and sent.
 *
 * @param number SSE id; from 1, increasing by 1 within the turn
 * @param type SSE event name
 * @param data JSON body
 */
public record StoredEvent(int number, String type, String data) {}
