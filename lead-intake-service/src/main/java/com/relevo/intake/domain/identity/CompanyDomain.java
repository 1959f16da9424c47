package com.relevo.intake.domain.identity;

import com.google.common.net.InternetDomainName;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The domain that a company is known by: the registrable part of an address's domain, unless
 * anybody can get an address there.
 */
public final class CompanyDomain {
  private static final String FREE_MAIL_LIST = "free-mail-domains-2026-11.txt";
  private static final Set<String> FREE_MAIL = freeMail();

  private CompanyDomain() {}

  public static Optional<String> of(EmailAddress email) {
    String domain = email.domain();
    if (FREE_MAIL.contains(domain) || !InternetDomainName.isValid(domain)) {
      return Optional.empty();
    }
    return registrable(InternetDomainName.from(domain)).filter(found -> !FREE_MAIL.contains(found));
  }

  private static Optional<String> registrable(InternetDomainName name) {
    if (name.isUnderRegistrySuffix()) {
      return Optional.of(name.topDomainUnderRegistrySuffix().toString());
    }
    // Reserved and private names (example, corp) have no registry: their last two labels.
    String text = name.toString();
    int lastDot = text.lastIndexOf('.');
    return name.isRegistrySuffix() || lastDot < 0
        ? Optional.empty()
        : Optional.of(text.substring(text.lastIndexOf('.', lastDot - 1) + 1));
  }

  private static Set<String> freeMail() {
    try (InputStream list = CompanyDomain.class.getResourceAsStream(FREE_MAIL_LIST)) {
      if (list == null) {
        throw new IllegalStateException(
            "Expected the resource " + FREE_MAIL_LIST + ", but it is not there");
      }
      return new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
