package com.relevo.intake.domain.identity;

import com.google.common.net.InternetDomainName;
import java.util.Locale;
import java.util.Set;

/** What an address says of who reads it: a person, whoever is on duty, or nobody for long. */
public final class Mailbox {
  private static final Set<String> DISPOSABLE = DomainList.read("disposable-domains-2026-11.txt");

  /** RFC 2142's, and those that people write forms with; compared without dots and dashes. */
  private static final Set<String> ROLES =
      Set.of(
          "abuse",
          "accounting",
          "accounts",
          "admin",
          "administrator",
          "billing",
          "bonjour",
          "contact",
          "contacto",
          "desk",
          "einkauf",
          "enquiries",
          "feedback",
          "finance",
          "frontdesk",
          "hallo",
          "hello",
          "help",
          "helpdesk",
          "hi",
          "hostmaster",
          "hr",
          "info",
          "information",
          "inquiries",
          "invoice",
          "invoices",
          "it",
          "itsupport",
          "jobs",
          "kontakt",
          "legal",
          "mail",
          "mailbox",
          "marketing",
          "media",
          "news",
          "noc",
          "noreply",
          "office",
          "order",
          "orders",
          "post",
          "postmaster",
          "press",
          "privacy",
          "procurement",
          "purchasing",
          "reception",
          "recruiting",
          "root",
          "sales",
          "security",
          "service",
          "services",
          "shop",
          "support",
          "team",
          "test",
          "vertrieb",
          "webmaster",
          "welcome");

  private Mailbox() {}

  /** Whether it is a function's, such as info@ or sales@, and names no person. */
  public static boolean isRole(EmailAddress email) {
    String local = email.address().substring(0, email.address().lastIndexOf('@'));
    int tag = local.indexOf('+');
    String name = (tag < 0 ? local : local.substring(0, tag)).toLowerCase(Locale.ROOT);
    return ROLES.contains(name.replaceAll("[._-]", ""));
  }

  /** Whether it is of a service that throws addresses away, or of a domain below one. */
  public static boolean isDisposable(EmailAddress email) {
    String domain = email.domain();
    if (DISPOSABLE.contains(domain)) {
      return true;
    }
    if (!InternetDomainName.isValid(domain)) {
      return false;
    }
    InternetDomainName name = InternetDomainName.from(domain);
    return name.isUnderRegistrySuffix()
        && DISPOSABLE.contains(name.topDomainUnderRegistrySuffix().toString());
  }
}
