/**
 * What every address shares: problems (RFC 9457), pages of lists, the security chain and its headers. Knows no feature;
 * features use it.
 */
@NullMarked
package org.qiwen.assistant.web;

import org.jspecify.annotations.NullMarked;
