package org.qiwen.assistant.web;

import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.reactive.config.ResourceHandlerRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;

/**
 * The pages' library under {@code /_static}: its addresses carry its version, so a browser may keep it and need not ask
 * again over a slow line. Everything else is asked for again each time and answered with 304 while it is the same.
 */
@Configuration(proxyBeanMethods = false)
class LibraryFiles implements WebFluxConfigurer {
    /** The longest that HTTP caches honour by convention. */
    private static final Duration KEPT = Duration.ofDays(365);

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/_static/**")
                .addResourceLocations("classpath:/META-INF/resources/_static/")
                .setCacheControl(CacheControl.maxAge(KEPT).cachePublic().immutable());
    }
}
