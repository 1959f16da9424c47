package com.relevo.intake.domain.mapping;

import com.relevo.events.EngagementKind;
import com.relevo.intake.domain.payload.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * HubSpot's app webhooks: batches of object ids, no person in them. A new contact is a lead known
 * by its id alone.
 */
public final class HubSpotMapping implements Mapping {
  private static final String CONTACTS = "0-1";

  @Override
  public List<Mapped> items(Node body, EngagementKind engagement) {
    List<Mapped> items = new ArrayList<>();
    for (Node event : body.oneOrMany()) {
      items.add(item(event));
    }
    return items;
  }

  private static Mapped item(Node event) {
    Optional<String> type = event.at("subscriptionType").text();
    Optional<String> contact = event.at("objectId").text();
    if (type.isEmpty() || contact.isEmpty()) {
      return new Mapped.Bad(
          "malformed_item",
          "Expected a HubSpot event with subscriptionType and objectId",
          new Node(List.of(raw(event))));
    }
    boolean created =
        type.get().equals("contact.creation")
            || type.get().equals("object.creation")
                && event.at("objectTypeId").text().equals(Optional.of(CONTACTS));
    if (!created) {
      return new Mapped.Ignored(type.get());
    }
    RawPerson person =
        new RawPerson.Builder().attribute("hubspot_portal_id", event.at("portalId")).build();
    return new Mapped.Found(
        key(event),
        contact.get(),
        person,
        event.at("occurredAt").text().orElse(null),
        Signal.capture());
  }

  /** An attempt's number is no part of it: a retried event is the same event. */
  private static String key(Node event) {
    return event.at("eventId").text().orElse("")
        + '/'
        + event.at("subscriptionId").text().orElse("")
        + '/'
        + event.at("occurredAt").text().orElse("")
        + '/'
        + event.at("objectId").text().orElse("");
  }

  private static Object raw(Node node) {
    return node.value() == null ? "" : node.value();
  }
}
