package com.relevo.intake.domain.person;

import com.relevo.events.EventIds;
import com.relevo.events.Reason;
import com.relevo.events.SourceRef;
import com.relevo.events.Validity;
import com.relevo.intake.domain.delivery.Submission;
import com.relevo.intake.domain.identity.CompanyDomain;
import com.relevo.intake.domain.identity.Countries;
import com.relevo.intake.domain.identity.EmailAddress;
import com.relevo.intake.domain.identity.Headcount;
import com.relevo.intake.domain.identity.PersonName;
import com.relevo.intake.domain.identity.PhoneNumber;
import com.relevo.intake.domain.mapping.Field;
import com.relevo.intake.domain.mapping.Mapped;
import com.relevo.intake.domain.mapping.RawPerson;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * From what a tool wrote to an item: fields in their one form, the key the person is recognised by,
 * the time it happened.
 */
public final class Normaliser {
  private static final int LONGEST_ID = 200;
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

  private final Submission submission;
  private final Mapped.Found found;
  private final @Nullable String externalId;
  private final Map<String, String> fields = new HashMap<>();
  private final List<Reason> because = new ArrayList<>();

  private Normaliser(Submission submission, Mapped.Found found) {
    this.submission = submission;
    this.found = found;
    this.externalId = bounded(found.externalId());
  }

  /** The {@code index}-th item of {@code submission}. */
  public static Item item(Submission submission, Mapped.Found found, int index) {
    return new Normaliser(submission, found).item(index);
  }

  private Item item(int index) {
    String key = found.key() == null ? submission.deliveryKey() + '#' + index : found.key();
    String id = EventIds.of("item\n" + submission.source() + '\n' + key);
    Optional<EmailAddress> email = email();
    country();
    Optional<PhoneNumber> phone = phone();
    names();
    company(email);
    plain(Field.JOB_TITLE, ProfileFields.JOB_TITLE);
    plain(Field.INDUSTRY, ProfileFields.INDUSTRY);
    plain(Field.REGION, ProfileFields.REGION);
    plain(Field.PRODUCT_INTEREST, ProfileFields.PRODUCT_INTEREST);
    postalCode();
    language();
    found
        .person()
        .attributes()
        .forEach(
            (name, value) -> fields.put(ProfileFields.ATTRIBUTE + name, PersonName.clean(value)));
    Dating dating = Dating.of(found.occurredAt(), submission.receivedAt(), zone());
    because.addAll(dating.because());
    SourceRef origin = new SourceRef(submission.source(), externalId, submission.deliveryId());
    return new Item(
        id,
        keys(email, phone, id),
        origin,
        fields,
        found.signal(),
        dating.occurredAt(),
        submission.learntAt(),
        submission.mode() == null ? dating.mode() : submission.mode(),
        because,
        submission.request() == null ? null : submission.request().actor());
  }

  /**
   * What they are recognised by, strongest first; who is named by nothing is nobody seen before.
   */
  private List<String> keys(Optional<EmailAddress> email, Optional<PhoneNumber> phone, String id) {
    List<String> keys = new ArrayList<>();
    if (externalId != null) {
      keys.add(IdentityKeys.external(submission.source(), externalId));
    }
    email.ifPresent(known -> keys.add(IdentityKeys.email(known.matchKey())));
    phone.ifPresent(known -> keys.add(IdentityKeys.phone(known.e164())));
    return keys.isEmpty() ? List.of(IdentityKeys.item(id)) : keys;
  }

  private Optional<EmailAddress> email() {
    return raw(Field.EMAIL)
        .flatMap(text -> {
          Optional<EmailAddress> email = EmailAddress.of(text);
          email.ifPresentOrElse(
              valid -> fields.put(ProfileFields.EMAIL, valid.address()),
              () ->
                  fault(
                      ProfileFields.EMAIL,
                      EmailAddress.fault(text),
                      Reason.of(
                          "email_invalid", "The e-mail address is not valid and was left out")));
          return email;
        });
  }

  private Optional<PhoneNumber> phone() {
    return raw(Field.PHONE)
        .flatMap(text -> {
          Optional<PhoneNumber> phone =
              international(text)
                  .or(() -> PhoneNumber.of(text, fields.get(ProfileFields.COUNTRY)))
                  .or(() -> PhoneNumber.of(text, submission.defaultRegion()));
          phone.ifPresentOrElse(
              valid -> fields.put(ProfileFields.PHONE, valid.e164()),
              () ->
                  fault(
                      ProfileFields.PHONE,
                      phoneFault(text),
                      Reason.of(
                          "phone_invalid",
                          "The phone number is not valid, or its country is not known, and was left out")));
          return phone;
        });
  }

  /**
   * Most of the world writes 00 for the plus, also in a form whose numbers are another country's.
   */
  private static Optional<PhoneNumber> international(String text) {
    return text.startsWith("00") ? PhoneNumber.of('+' + text.substring(2), null) : Optional.empty();
  }

  private Validity phoneFault(String text) {
    String country = fields.get(ProfileFields.COUNTRY);
    return PhoneNumber.fault(text, country == null ? submission.defaultRegion() : country);
  }

  private void country() {
    raw(Field.COUNTRY)
        .ifPresent(text ->
            Countries.alpha2(text)
                .ifPresentOrElse(
                    code -> fields.put(ProfileFields.COUNTRY, code),
                    () ->
                        fault(
                            ProfileFields.COUNTRY,
                            Validity.UNKNOWN,
                            Reason.of(
                                "country_unknown", "The country is not known and was left out"))));
  }

  /** The full name as given is kept; parts that are missing are made from it, or it from them. */
  private void names() {
    Optional<String> full =
        raw(Field.FULL_NAME).map(PersonName::clean).filter(name -> !name.isEmpty());
    Optional<PersonName> split = full.map(PersonName::split);
    boolean parts = raw(Field.FIRST_NAME).isPresent() || raw(Field.LAST_NAME).isPresent();
    put(
        ProfileFields.FIRST_NAME,
        parts ? clean(Field.FIRST_NAME) : split.map(PersonName::first).orElse(null));
    put(
        ProfileFields.LAST_NAME,
        parts ? clean(Field.LAST_NAME) : split.map(PersonName::last).orElse(null));
    if (full.isPresent()) {
      put(ProfileFields.FULL_NAME, full.get());
    } else if (parts) {
      put(
          ProfileFields.FULL_NAME,
          PersonName.clean(
              raw(Field.FIRST_NAME).orElse("") + ' ' + raw(Field.LAST_NAME).orElse("")));
    }
  }

  private void company(Optional<EmailAddress> email) {
    plain(Field.COMPANY, ProfileFields.COMPANY);
    email
        .flatMap(CompanyDomain::of)
        .ifPresent(domain -> fields.put(ProfileFields.COMPANY_DOMAIN, domain));
    raw(Field.EMPLOYEES)
        .flatMap(Headcount::of)
        .ifPresent(count -> fields.put(ProfileFields.EMPLOYEES, count.toString()));
  }

  /** BCP 47; tools also write {@code de_DE}. */
  private void language() {
    raw(Field.LANGUAGE)
        .map(text -> Locale.forLanguageTag(text.replace('_', '-')).toLanguageTag())
        .filter(tag -> !tag.equals("und"))
        .ifPresent(tag -> fields.put(ProfileFields.LANGUAGE, tag));
  }

  /** In capitals and without blanks, so that ranges compare: {@code sw1a 1aa} is SW1A1AA. */
  private void postalCode() {
    raw(Field.POSTAL_CODE)
        .map(text -> BLANKS.matcher(text).replaceAll("").toUpperCase(Locale.ROOT))
        .ifPresent(code -> put(ProfileFields.POSTAL_CODE, code));
  }

  private @Nullable ZoneId zone() {
    try {
      return submission.zone() == null ? null : ZoneId.of(submission.zone());
    } catch (DateTimeException _) {
      return null; // checked at the start; a zone may leave the list afterwards
    }
  }

  private void plain(Field field, String name) {
    put(name, clean(field));
  }

  private @Nullable String clean(Field field) {
    return raw(field).map(PersonName::clean).orElse(null);
  }

  private void put(String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      fields.put(name, value);
    }
  }

  private Optional<String> raw(Field field) {
    RawPerson person = found.person();
    return Optional.ofNullable(person.fields().get(field));
  }

  /** Kept as a field of its own, so that the newest holds, and goes with its lead. */
  private void fault(String field, Validity fault, Reason why) {
    fields.put(ProfileFields.FAULT + field, fault.name());
    because.add(why);
  }

  /**
   * Ids are the tool's to choose, and the key of records and stores: a longer one is named by its
   * hash.
   */
  private static @Nullable String bounded(@Nullable String id) {
    return id == null || id.length() <= LONGEST_ID ? id : EventIds.of(id);
  }
}
