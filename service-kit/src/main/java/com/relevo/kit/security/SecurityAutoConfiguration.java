package com.relevo.kit.security;

import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.web.server.ConditionalOnManagementPort;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerProperties;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.servlet.OAuth2ResourceServerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import tools.jackson.databind.json.JsonMapper;

@AutoConfiguration(
    before = {
      OAuth2ResourceServerAutoConfiguration.class,
      ServletWebSecurityAutoConfiguration.class
    })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties({SecurityProperties.class, OAuth2ResourceServerProperties.class})
class SecurityAutoConfiguration {
  private static final String ENABLED = "relevo.security.enabled";
  private static final int LAST = 1_000;

  @Bean
  @ConditionalOnProperty(name = ENABLED, havingValue = "true", matchIfMissing = true)
  JwtDecoder tokens(OAuth2ResourceServerProperties properties, InstantSource clock) {
    @Nullable String issuer = properties.getJwt().getIssuerUri();
    if (issuer == null || issuer.isBlank()) {
      throw new NoIssuerException();
    }
    return Tokens.decoder(issuer, List.copyOf(properties.getJwt().getAudiences()), clock);
  }

  /**
   * Health and metrics are the platform's, who has no token. On the API's own port they are refused
   * like everything that is in no table.
   */
  @Bean
  @Order(1)
  @ConditionalOnManagementPort(ManagementPortType.DIFFERENT)
  SecurityFilterChain managementPort(HttpSecurity http) {
    http.securityMatcher(EndpointRequest.toAnyEndpoint());
    return ApiSecurity.stateless(http)
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .build();
  }

  /** What proves its senders otherwise: a token that they happen to bring is not ours to judge. */
  @Bean
  @Order(LAST - 1)
  SecurityFilterChain openPaths(HttpSecurity http, ObjectProvider<AccessTable> tables) {
    List<PathPatternRequestMatcher> open =
        tables
            .orderedStream()
            .flatMap(table -> table.rules().stream())
            .filter(AccessRule::open)
            .map(rule -> PathPatternRequestMatcher.pathPattern(rule.path()))
            .toList();
    http.securityMatcher(request -> open.stream().anyMatch(each -> each.matches(request)));
    return ApiSecurity.stateless(http)
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .build();
  }

  /** Headers are kept, not believed: in a sender's there may be anything. */
  @Bean
  HttpFirewall firewall() {
    StrictHttpFirewall firewall = new StrictHttpFirewall();
    firewall.setAllowedHeaderValues(_ -> true);
    return firewall;
  }

  @Bean
  @Order(LAST)
  @ConditionalOnProperty(name = ENABLED, havingValue = "true", matchIfMissing = true)
  SecurityFilterChain api(
      HttpSecurity http,
      ObjectProvider<AccessTable> tables,
      JwtDecoder tokens,
      SecurityProperties properties,
      JsonMapper json) {
    return ApiSecurity.protect(
        http,
        tables.orderedStream().flatMap(table -> table.rules().stream()).toList(),
        new Callers(tokens, new Claims(properties)),
        new SecurityProblems(json));
  }

  @Bean
  @Order(LAST)
  @ConditionalOnProperty(name = ENABLED, havingValue = "false")
  SecurityFilterChain everybodyMayDoEverything(HttpSecurity http) {
    LoggerFactory.getLogger(SecurityAutoConfiguration.class)
        .warn("Security is switched off ({}=false): everybody may do everything", ENABLED);
    return ApiSecurity.open(http);
  }
}
