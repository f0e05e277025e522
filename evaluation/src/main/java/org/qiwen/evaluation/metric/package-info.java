/** Figures as pure functions of data: classification, percentiles, ranking, repetition. Knows no other package. */
@NullMarked
package org.qiwen.evaluation.metric;

import org.jspecify.annotations.NullMarked;
