package org.qiwen.assistant.model;

import org.qiwen.prompts.PromptCatalog;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A prompt template that is not well formed keeps the service from starting. */
@Configuration(proxyBeanMethods = false)
class ModelConfiguration {

    @Bean
    PromptCatalog promptCatalog() {
        return PromptCatalog.bundled();
    }
}
