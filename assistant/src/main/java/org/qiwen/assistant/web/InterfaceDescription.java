package org.qiwen.assistant.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Head of {@code /openapi.json}. */
@Configuration(proxyBeanMethods = false)
class InterfaceDescription {

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Qiwen 启问")
                        .version("0.1")
                        .description("Pages use a session cookie and echo the XSRF-TOKEN cookie in X-XSRF-TOKEN;"
                                + " scripts send a bearer token. Every error is application/problem+json (RFC 9457);"
                                + " its type is one of the urn:qiwen:problem names.")
                        .license(new License().name("Apache-2.0")));
    }
}
