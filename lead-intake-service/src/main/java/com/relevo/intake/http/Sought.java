package com.relevo.intake.http;

import com.relevo.intake.domain.identity.EmailAddress;
import com.relevo.intake.domain.identity.PhoneNumber;
import com.relevo.intake.domain.person.IdentityKeys;
import com.relevo.kit.http.InvalidBodyException;
import com.relevo.kit.http.JsonBody;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whom somebody looks for: {@code email}, or {@code phone} (with {@code region} where it is not
 * international), or {@code external_id} with its {@code source}. Read as those of a lead are.
 */
final class Sought {
  private final JsonBody body;

  private Sought(JsonBody body) {
    this.body = body;
  }

  /** The identity key of whom the body names. */
  static String key(byte[] json) throws InvalidBodyException {
    JsonBody body = JsonBody.read(json);
    body.allow(Set.of("email", "phone", "region", "external_id", "source"));
    String key = new Sought(body).key();
    if (!body.faults().isEmpty()) {
      throw InvalidBodyException.of(body.faults());
    }
    return key;
  }

  private String key() {
    String email = body.optional("email");
    String phone = body.optional("phone");
    String externalId = body.optional("external_id");
    if (Stream.of(email, phone, externalId).flatMap(Stream::ofNullable).count() != 1) {
      body.fault("email", "required", "Expected one of email, phone and external_id");
      return "?";
    }
    if (email != null) {
      return found("email", EmailAddress.of(email).map(it -> IdentityKeys.email(it.matchKey())));
    }
    if (phone != null) {
      return found("phone", number(phone).map(it -> IdentityKeys.phone(it.e164())));
    }
    return IdentityKeys.external(body.required("source"), String.valueOf(externalId));
  }

  private Optional<PhoneNumber> number(String phone) {
    @Nullable String region = body.optional("region");
    return PhoneNumber.of(phone, region);
  }

  private String found(String field, Optional<String> key) {
    if (key.isEmpty()) {
      body.fault(field, "invalid_" + field, "Expected a valid one");
    }
    return key.orElse("?");
  }
}
