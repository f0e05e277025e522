/**
 * Typed answers to the cases of a COMPUTE inquiry: reading a path, an order or a number as pupils write them, and deciding
 * right or wrong from the case's data. Pure functions.
 */
@NullMarked
package org.qiwen.assistant.dialogue.solve;

import org.jspecify.annotations.NullMarked;
