/**
 * Editions: a built-in inquiry in a teacher's own words, given to classes. Kept in the database with all versions, so that
 * every node knows them at once and a conversation keeps the words it began with. The ideas that are assessed are those of
 * the inquiry, which is why an edition's conversations count for them.
 */
@NullMarked
package org.qiwen.assistant.edition;

import org.jspecify.annotations.NullMarked;
