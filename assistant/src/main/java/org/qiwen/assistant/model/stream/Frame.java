package org.qiwen.assistant.model.stream;

/**
 * One server-sent event.
 *
 * @param event its type; empty when it has none
 * @param last whether the stream ended before the blank line that closes an event
 */
record Frame(String event, String data, boolean last) {}
