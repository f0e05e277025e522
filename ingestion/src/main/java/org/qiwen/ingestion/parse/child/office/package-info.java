/**
 * Office documents. The XML formats are read by our own readers over StAX: Apache POI's models lose formulas, slides' order
 * of reading and merged cells' sense, and need ten times the memory. The formats before them are read with POI and Tika.
 */
@NullMarked
package org.qiwen.ingestion.parse.child.office;

import org.jspecify.annotations.NullMarked;
