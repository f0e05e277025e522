package org.qiwen.assistant.documents;

class FolderOriginalsTest extends OriginalsContract {
    @Override
    Originals originals() {
        return new FolderOriginals(folder);
    }
}
