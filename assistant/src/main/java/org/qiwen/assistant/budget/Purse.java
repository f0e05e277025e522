package org.qiwen.assistant.budget;

import java.util.UUID;

/** Something that has a limit of its own. */
record Purse(Kind kind, UUID id) {
    enum Kind {
        ACCOUNT,
        CLASS,
        SCHOOL
    }
}
