package org.qiwen.assistant.copilot.export;

/** Writes a sheet in one format. Any thread, many at once. */
public interface SheetRenderer {
    /** The file's bytes. Never fails because of what the text holds. */
    byte[] render(Sheet sheet);
}
