package org.qiwen.assistant.derived;

import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where results are kept. */
@Configuration(proxyBeanMethods = false)
class DerivedConfiguration {

    @Bean
    DerivedFiles derivedFiles(@Value("${qiwen.derived}") Path folder, Clock clock) {
        DerivedFiles files = new DerivedFiles(folder, clock);
        files.removeUnused();
        return files;
    }
}
