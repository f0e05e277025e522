/** HTML, and EPUB books, which are HTML in a package; read with jsoup. */
@NullMarked
package org.qiwen.ingestion.parse.child.web;

import org.jspecify.annotations.NullMarked;
