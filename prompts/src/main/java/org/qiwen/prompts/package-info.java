/**
 * What is said to a language model, as versioned text files instead of strings in code.
 *
 * <p>Promises: every bundled template is checked when a {@link org.qiwen.prompts.PromptCatalog} is built, so a wrong
 * one stops the start and never a student's turn; text put into a template is never read as a template again; words of
 * students and of passages stand in a fence that they cannot close; every rendered prompt says which template, version
 * and bytes it came from. Anyone may call it; it knows no model, no sibling module and does no I/O after construction.
 */
@NullMarked
package org.qiwen.prompts;

import org.jspecify.annotations.NullMarked;
