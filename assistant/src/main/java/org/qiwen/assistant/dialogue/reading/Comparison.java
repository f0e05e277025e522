package org.qiwen.assistant.dialogue.reading;

import java.util.Optional;
import org.qiwen.assistant.inquiry.Relation.Order;

/**
 * A comparison that was said: {@code left order right} in a quantity. A side that was left out or is no term is empty;
 * an empty quantity is unknown.
 */
public record Comparison(Optional<String> left, Optional<String> quantity, Order order, Optional<String> right) {}
