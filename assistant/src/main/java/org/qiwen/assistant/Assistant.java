package org.qiwen.assistant;

import java.time.Clock;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** The Spring Boot application; started by {@code serve}. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class Assistant {
    static {
        // Reactor Netty 1.3.7 stops reading a kept-alive connection when the next request comes before the last one has
        // ended: one in some hundred requests of a loaded server then hangs. Its issue 4347 names this switch as the
        // way round; 1.3.8 mends it, but needs a newer Netty than Boot 4.1.1 has.
        if (System.getProperty("reactor.netty.http.server.lastFlushWhenNoRead") == null) {
            System.setProperty("reactor.netty.http.server.lastFlushWhenNoRead", "true");
        }
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
