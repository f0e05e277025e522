package org.qiwen.assistant;

import java.time.Clock;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** The Spring Boot application; started by {@code serve}. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class Assistant {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
