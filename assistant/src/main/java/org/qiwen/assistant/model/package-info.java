/**
 * The way to a language model: which endpoints there are, in which order a use asks them, and what comes of it.
 *
 * <p>{@link org.qiwen.assistant.model.LanguageModels} is the door. Promises: a request gives words and then exactly one
 * end, whole or broken with a reason, never an error and never silence beyond its limits; no thought of a model, no key and
 * no address with a key comes out; without any endpoint everything still works, for then the answer is {@code NO_MODEL}.
 * What it gives is not yet past any gate: whoever shows it to a student must see to that.
 */
@NullMarked
package org.qiwen.assistant.model;

import org.jspecify.annotations.NullMarked;
