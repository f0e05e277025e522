/**
 * The way to a language model. So far only the templates of what would be said to one, checked at start; no model is
 * called, and every sentence a student reads is authored or from a template.
 */
@NullMarked
package org.qiwen.assistant.model;

import org.jspecify.annotations.NullMarked;
