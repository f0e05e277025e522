/**
 * Formulas as text. Simple ones become what a pupil would write in one line (v², CO₂, ρ=m/V), so that a search for their
 * letters finds them; others become LaTeX between dollar signs.
 */
@NullMarked
package org.qiwen.ingestion.parse.child.math;

import org.jspecify.annotations.NullMarked;
