package com.relevo.intake.domain.mapping;

import com.relevo.events.ContactChannel;
import com.relevo.events.ContactPurpose;
import com.relevo.events.EngagementKind;
import com.relevo.intake.domain.payload.Node;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Relevo's own shape, {@code {type, timestamp, data}}, for whoever can choose what to send. */
public final class RelevoMapping implements Mapping {
  private static final Map<String, EngagementKind> KINDS =
      Stream.of(EngagementKind.values())
          .collect(
              Collectors.toUnmodifiableMap(
                  kind -> kind.name().toLowerCase(Locale.ROOT), kind -> kind));
  private static final Set<String> ABOUT_THE_ITEM =
      Set.of(
          "external_id",
          "attributes",
          "occurred_at",
          "is_test",
          "kind",
          "subject",
          "contact_allowed",
          "channel",
          "purpose",
          "evidence");

  @Override
  public List<Mapped> items(Node body, Reading reading) {
    Node data = body.at("data");
    if (!data.isObject()) {
      return List.of(bad(body, "malformed_item", "Expected an object at /data"));
    }
    String type = body.at("type").text().orElse("");
    if (data.at("is_test").isTrue()) {
      return List.of(new Mapped.Nothing(Mapped.Why.TEST, type));
    }
    return List.of(
        switch (type) {
          case "lead.captured" ->
              found(body, Signal.submission(reading.engagement(), subject(data, type)));
          case "lead.imported" -> found(body, imported(data));
          case "lead.engaged" -> engaged(body);
          case "lead.consent_changed" -> consent(body);
          case "activity.logged" -> activity(body);
          default ->
              bad(
                  body,
                  "unknown_type",
                  "Expected /type to be lead.captured, lead.imported, lead.engaged, lead.consent_changed or"
                      + " activity.logged");
        });
  }

  /** Of a list: they did nothing, but may have said whether they want to be contacted. */
  private static Signal imported(Node data) {
    String allowed = data.at("contact_allowed").text().orElse("");
    return switch (allowed.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "1" -> Signal.capture().consenting(new Signal.Consent(true, "list"));
      case "false", "no", "0" -> Signal.capture().consenting(new Signal.Consent(false, "list"));
      default -> Signal.capture();
    };
  }

  private static Mapped engaged(Node body) {
    Node data = body.at("data");
    return Optional.ofNullable(KINDS.get(data.at("kind").text().orElse("")))
        .<Mapped>map(kind ->
            found(
                body, Signal.engagement(kind, subject(data, kind.name().toLowerCase(Locale.ROOT)))))
        .orElseGet(() ->
            bad(
                body,
                "malformed_item",
                "Expected /data/kind to be one of " + KINDS.keySet().stream().sorted().toList()));
  }

  private static Mapped consent(Node body) {
    Node data = body.at("data");
    String evidence = data.at("evidence").text().orElse("lead.consent_changed");
    Optional<ContactChannel> channel = one(ContactChannel.values(), data.at("channel"));
    Optional<ContactPurpose> purpose = one(ContactPurpose.values(), data.at("purpose"));
    boolean understood =
        channel.isPresent() == data.at("channel").text().isPresent()
            && purpose.isPresent() == data.at("purpose").text().isPresent();
    return understood && data.at("contact_allowed").value() instanceof Boolean allowed
        ? found(
            body,
            Signal.consent(
                new Signal.Consent(allowed, evidence, channel.orElse(null), purpose.orElse(null))))
        : bad(
            body,
            "malformed_item",
            "Expected true or false at /data/contact_allowed, and if it is of one alone a /data/channel"
                + " (call, email, meeting, message, other) or a /data/purpose (request, prospecting,"
                + " marketing)");
  }

  private static <E extends Enum<E>> Optional<E> one(E[] all, Node node) {
    String name = node.text().orElse("").toUpperCase(Locale.ROOT);
    return Stream.of(all).filter(each -> each.name().equals(name)).findFirst();
  }

  /** The tool's id of it, so that one which is told again, or changed, is one. */
  private static Mapped activity(Node body) {
    Node data = body.at("data");
    return ActivityReader.read(data)
        .<Mapped>map(signal -> {
          Mapped.Found found = found(body, signal);
          return new Mapped.Found(
              data.at("activity_id").text().map(id -> "activity " + id).orElse(null),
              found.externalId(),
              found.person(),
              found.occurredAt(),
              signal);
        })
        .orElseGet(() -> bad(body, "malformed_item", ActivityReader.EXPECTED));
  }

  private static Mapped.Found found(Node body, Signal signal) {
    Node data = body.at("data");
    RawPerson.Builder person = new RawPerson.Builder();
    data.fields((name, value) -> {
      boolean ofActivity = signal.activity() != null && ActivityReader.FIELDS.contains(name);
      if (!ABOUT_THE_ITEM.contains(name) && !ofActivity) {
        person.say(name, value);
      }
    });
    data.at("attributes").fields(person::attribute);
    String occurredAt =
        data.at("occurred_at").text().or(() -> body.at("timestamp").text()).orElse(null);
    return new Mapped.Found(
        null, data.at("external_id").text().orElse(null), person.build(), occurredAt, signal);
  }

  private static String subject(Node data, String otherwise) {
    return data.at("subject").text().orElse(otherwise);
  }

  private static Mapped bad(Node body, String reason, String text) {
    return new Mapped.Bad(reason, text, body);
  }
}
