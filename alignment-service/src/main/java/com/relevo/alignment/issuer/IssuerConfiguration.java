package com.relevo.alignment.issuer;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.relevo.agreement.Agreement;
import com.relevo.agreement.TimelineSource;
import com.relevo.alignment.store.AgreementStore;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;

/** Spring Authorization Server over the accounts, its keys at {@code /oauth2/jwks}. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "relevo.issuer.enabled", havingValue = "true")
@EnableConfigurationProperties(IssuerProperties.class)
class IssuerConfiguration {
  private static final int CHEAPEST = 4;

  /** Before the API's filters, and for the provider's own endpoints only. */
  @Bean
  @Order(0)
  SecurityFilterChain issuer(HttpSecurity http) {
    OAuth2AuthorizationServerConfigurer server = new OAuth2AuthorizationServerConfigurer();
    return http.securityMatcher(server.getEndpointsMatcher())
        .with(server, provider -> provider.oidc(Customizer.withDefaults()))
        .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .csrf(csrf -> csrf.ignoringRequestMatchers(server.getEndpointsMatcher()))
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .build();
  }

  @Bean
  AuthorizationServerSettings authorizationServerSettings(IssuerProperties properties) {
    return AuthorizationServerSettings.builder().issuer(properties.uri().toString()).build();
  }

  @Bean
  PrivateFiles issuerFiles(IssuerProperties properties) {
    return new PrivateFiles(properties.directory().toAbsolutePath());
  }

  /** Slow hashes protect what people can remember; 192 random bits need none of that. */
  @Bean
  PasswordEncoder passwordEncoder() {
    return new DelegatingPasswordEncoder(
        "bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(CHEAPEST)));
  }

  @Bean
  JWKSource<SecurityContext> signingKeys(PrivateFiles files) {
    return new ImmutableJWKSet<>(new JWKSet(SigningKey.open(files)));
  }

  /**
   * Accounts for the reps of the version in force. The owners are those of the configured file: a
   * version must be signed by its own before it is in force.
   */
  @Bean
  Directory directory(
      PrivateFiles files,
      PasswordEncoder encoder,
      TimelineSource agreements,
      ObjectProvider<AgreementStore> store,
      IssuerProperties settings) {
    Agreement configured = agreements.timeline().beginning();
    List<Agreement.Team> teams =
        Optional.ofNullable(store.getIfAvailable())
            .flatMap(IssuerConfiguration::inForce)
            .orElse(configured)
            .teams();
    List<Account> accounts =
        new Accounts(files, encoder, new SecureRandom())
            .open(Wanted.of(configured.owners(), teams, settings.services()));
    return new Directory(
        accounts.stream().collect(Collectors.toMap(Account::name, Function.identity())));
  }

  /** Empty in a system that has not begun, whose reps are the configured ones. */
  private static Optional<Agreement> inForce(AgreementStore store) {
    return Optional.ofNullable(store.standing().inForce())
        .flatMap(store::life)
        .map(life -> store.text(life.version(), life.revision().number()).agreement());
  }

  /** The accounts by their names. */
  record Directory(Map<String, Account> accounts) {}

  @Bean
  RegisteredClientRepository clients(Directory directory, IssuerProperties properties) {
    return new InMemoryRegisteredClientRepository(
        directory.accounts().values().stream()
            .map(account -> Clients.of(account, properties.tokenLifetime()))
            .toList());
  }

  @Bean
  OAuth2AuthorizationService authorizations() {
    return new NothingKept();
  }

  @Bean
  OAuth2TokenCustomizer<JwtEncodingContext> claims(Directory directory) {
    return token -> {
      Account account = directory.accounts().get(token.getRegisteredClient().getClientId());
      if (account != null) {
        Clients.claims(account, token.getClaims());
      }
    };
  }
}
