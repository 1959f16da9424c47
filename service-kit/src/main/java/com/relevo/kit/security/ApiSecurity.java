package com.relevo.kit.security;

import jakarta.servlet.DispatcherType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The filters in front of an API: no session and nothing in cookies, hence no CSRF either. */
final class ApiSecurity {
  private ApiSecurity() {}

  static SecurityFilterChain protect(
      HttpSecurity http, List<AccessRule> rules, Callers callers, SecurityProblems problems) {
    return stateless(http)
        .authorizeHttpRequests(requests -> authorize(requests, rules))
        .oauth2ResourceServer(server ->
            server
                .jwt(jwt -> jwt.authenticationManager(callers))
                .authenticationEntryPoint(problems)
                .accessDeniedHandler(problems))
        .exceptionHandling(
            refusals -> refusals.authenticationEntryPoint(problems).accessDeniedHandler(problems))
        .build();
  }

  private static void authorize(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          requests,
      List<AccessRule> rules) {
    // What became of a request that was let in already.
    requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC).permitAll();
    for (AccessRule rule : rules) {
      String[] roles = rule.roles().stream().map(Role::text).toArray(String[]::new);
      for (HttpMethod method : rule.methods()) {
        var matching = requests.requestMatchers(matcher(method, rule.path()));
        if (rule.open()) {
          matching.permitAll();
        } else {
          matching.hasAnyRole(roles);
        }
      }
    }
    requests.anyRequest().denyAll();
  }

  private static RequestMatcher matcher(@Nullable HttpMethod method, String path) {
    return method == null
        ? PathPatternRequestMatcher.pathPattern(path)
        : PathPatternRequestMatcher.pathPattern(method, path);
  }

  /** Everybody is {@link Caller#UNAUTHENTICATED}, who has all roles. */
  static SecurityFilterChain open(HttpSecurity http) {
    return stateless(http)
        .anonymous(nobody ->
            nobody
                .principal(Caller.UNAUTHENTICATED)
                .authorities(CallerAuthentication.authorities(Caller.UNAUTHENTICATED)))
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .build();
  }

  static HttpSecurity stateless(HttpSecurity http) {
    return http.csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .headers(headers ->
            headers
                .contentSecurityPolicy(
                    policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'"))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)));
  }
}
