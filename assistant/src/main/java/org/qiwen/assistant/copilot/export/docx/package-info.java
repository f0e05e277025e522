/**
 * Sheets as Word files (DOCX) by Apache POI. The look is in {@code export/styles.xml}; this code only names styles. East
 * Asian fonts are named in styles and in runs, so that Word, WPS and LibreOffice take the same face for every character.
 */
@NullMarked
package org.qiwen.assistant.copilot.export.docx;

import org.jspecify.annotations.NullMarked;
