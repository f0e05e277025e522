package org.qiwen.assistant.conversation;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Puts the {@link ScriptedTutoring} into a test server: for tests of what is around the tutor. */
public class ScriptedServer {
    @Bean
    @Primary
    ScriptedTutoring scriptedTutoring() {
        return new ScriptedTutoring();
    }
}
