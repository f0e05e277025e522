/**
 * From a question to the passages that speak of it: a keyword leg and a vector leg, each of which scores every candidate
 * of either, joined with equal weight.
 */
@NullMarked
package org.qiwen.ingestion.search;

import org.jspecify.annotations.NullMarked;
