package com.relevo.alignment.issuer;

import com.relevo.kit.security.Role;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code relevo.issuer}. {@code uri} is how services reach it and what tokens say;
 * {@code directory} keeps accounts, passwords and the signing key; {@code services} are accounts of
 * services that call others, with their roles.
 */
@ConfigurationProperties("relevo.issuer")
record IssuerProperties(
    @DefaultValue("http://localhost:8080") URI uri,
    @DefaultValue(".relevo/issuer") Path directory,
    @DefaultValue("1h") Duration tokenLifetime,
    @DefaultValue Map<String, Set<Role>> services) {
  IssuerProperties {
    if (uri.getScheme() == null || uri.getHost() == null) {
      throw new IllegalArgumentException(
          "Expected relevo.issuer.uri to be an address like http://localhost:8080, but it is "
              + uri);
    }
    if (tokenLifetime.compareTo(Duration.ofSeconds(30)) < 0) {
      throw new IllegalArgumentException(
          "Expected relevo.issuer.token-lifetime to be at least 30 s, but it is " + tokenLifetime);
    }
  }
}
