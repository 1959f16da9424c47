package com.relevo.intake.domain.identity;

import com.google.common.net.InternetDomainName;
import java.util.Optional;
import java.util.Set;

/**
 * The domain that a company is known by: the registrable part of an address's domain, unless
 * anybody can get an address there, be it for a few minutes.
 */
public final class CompanyDomain {
  private static final Set<String> FREE_MAIL = DomainList.read("free-mail-domains-2026-11.txt");

  private CompanyDomain() {}

  public static Optional<String> of(EmailAddress email) {
    String domain = email.domain();
    if (FREE_MAIL.contains(domain)
        || Mailbox.isDisposable(email)
        || !InternetDomainName.isValid(domain)) {
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
}
