package org.qiwen.assistant.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authentication.AuthenticationWebFilter;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.csrf.CookieServerCsrfTokenRepository;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.security.web.server.csrf.CsrfWebFilter;
import org.springframework.security.web.server.csrf.ServerCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.server.header.ReferrerPolicyServerHttpHeadersWriter.ReferrerPolicy;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Mono;

/**
 * Who gets through the door. Who somebody is, is said by the {@link ServerAuthenticationConverter} of the accounts;
 * what they may do beyond a role, each feature decides.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class SecurityChain {

    @Bean
    SecurityWebFilterChain chain(
            ServerHttpSecurity http, ServerAuthenticationConverter identities, ErrorResponses errors) {
        return http.httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .csrf(csrf -> csrf.csrfTokenRepository(tokenCookie())
                        .csrfTokenRequestHandler(new ServerCsrfTokenRequestAttributeHandler())
                        .requireCsrfProtectionMatcher(needsCsrfToken())
                        .accessDeniedHandler(errors::handle))
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(
                                ContentSecurityPolicy.forIndexPage().header()))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                        .permissionsPolicy(permissions ->
                                permissions.policy("camera=(), microphone=(), geolocation=(), payment=()")))
                .exceptionHandling(failures ->
                        failures.authenticationEntryPoint(errors::handle).accessDeniedHandler(errors::handle))
                .authorizeExchange(doors -> doors.pathMatchers(HttpMethod.POST, "/api/session", "/api/first-admin")
                        .permitAll()
                        .pathMatchers(HttpMethod.DELETE, "/api/session")
                        .permitAll()
                        .pathMatchers("/api/**", "/v1/**")
                        .authenticated()
                        .pathMatchers("/actuator/health", "/actuator/health/**")
                        .permitAll()
                        .pathMatchers("/actuator/**")
                        .hasRole("ADMIN")
                        .anyExchange()
                        .permitAll())
                .addFilterAt(identityFilter(identities, errors), SecurityWebFiltersOrder.AUTHENTICATION)
                .addFilterAfter(csrfCookieWriter(), SecurityWebFiltersOrder.CSRF)
                .build();
    }

    private static AuthenticationWebFilter identityFilter(
            ServerAuthenticationConverter identities, ErrorResponses errors) {
        // The converter looks the token up, so what it returns is authenticated already.
        AuthenticationWebFilter filter = new AuthenticationWebFilter((ReactiveAuthenticationManager) Mono::just);
        filter.setServerAuthenticationConverter(identities);
        filter.setRequiresAuthenticationMatcher(
                ServerWebExchangeMatchers.pathMatchers("/api/**", "/v1/**", "/actuator/**"));
        filter.setAuthenticationFailureHandler(
                (webFilterExchange, failure) -> errors.handle(webFilterExchange.getExchange(), failure));
        return filter;
    }

    private static CookieServerCsrfTokenRepository tokenCookie() {
        CookieServerCsrfTokenRepository tokens = CookieServerCsrfTokenRepository.withHttpOnlyFalse();
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax").path("/"));
        return tokens;
    }

    /**
     * Changing requests need the token, except those that carry no cookie's power: bearer tokens, which a foreign page
     * cannot send, and the two doors that take no session (they take JSON only, which a foreign form cannot send).
     */
    private static ServerWebExchangeMatcher needsCsrfToken() {
        ServerWebExchangeMatcher open =
                ServerWebExchangeMatchers.pathMatchers(HttpMethod.POST, "/api/session", "/api/first-admin");
        return exchange -> exchange.getRequest().getHeaders().containsHeader(HttpHeaders.AUTHORIZATION)
                ? MatchResult.notMatch()
                : CsrfWebFilter.DEFAULT_CSRF_MATCHER
                        .matches(exchange)
                        .filter(MatchResult::isMatch)
                        .flatMap(changing -> open.matches(exchange))
                        .flatMap(isOpen -> isOpen.isMatch() ? MatchResult.notMatch() : MatchResult.match())
                        .switchIfEmpty(MatchResult.notMatch());
    }

    /** Spring makes the token lazily; a page needs the cookie before its first changing request. */
    private static WebFilter csrfCookieWriter() {
        return (exchange, chain) -> {
            Mono<CsrfToken> token = exchange.getAttribute(CsrfToken.class.getName());
            if (token != null && isPageOrInterface(exchange)) {
                exchange.getResponse().beforeCommit(() -> token.then());
            }
            return chain.filter(exchange);
        };
    }

    private static boolean isPageOrInterface(ServerWebExchange exchange) {
        String path = exchange.getRequest().getPath().value();
        return path.equals("/") || path.endsWith(".html") || path.startsWith("/api/");
    }
}
