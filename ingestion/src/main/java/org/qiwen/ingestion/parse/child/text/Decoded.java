package org.qiwen.ingestion.parse.child.text;

/**
 * Bytes read as text.
 *
 * @param encoding what they were written in, for people
 * @param mixed whether stretches of several encodings were put together
 * @param cut whether the end was inside a character
 */
public record Decoded(String text, String encoding, boolean mixed, boolean cut) {}
