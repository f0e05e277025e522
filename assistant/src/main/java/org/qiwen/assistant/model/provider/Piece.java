package org.qiwen.assistant.model.provider;

import org.qiwen.assistant.model.stream.Usage;

/** What an endpoint's answer is made of: words, then one end; or an error, a {@code ProviderFault}, at any time. */
public sealed interface Piece {
    /** Words that may be shown; never empty. */
    record Words(String text) implements Piece {}

    /** The answer is whole. */
    record End(Usage usage) implements Piece {}
}
