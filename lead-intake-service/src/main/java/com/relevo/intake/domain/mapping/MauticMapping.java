package com.relevo.intake.domain.mapping;

import com.relevo.events.EngagementKind;
import com.relevo.events.EventIds;
import com.relevo.intake.domain.payload.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Mautic: one body holds lists of events of several types; contacts come in today's shape and in
 * the one of version 1.
 */
public final class MauticMapping implements Mapping {
  private static final List<String> CAPTURES =
      List.of("mautic.lead_post_save_new", "mautic.lead_post_save_update", "mautic.lead_post_save");

  @Override
  public List<Mapped> items(Node body, EngagementKind engagement) {
    if (!body.isObject()) {
      return List.of(new Mapped.Bad("malformed_item", "Expected an object of event types", body));
    }
    List<Mapped> items = new ArrayList<>();
    body.fields((type, events) ->
        events.oneOrMany().forEach(event -> items.add(item(type, event, engagement))));
    return items;
  }

  private static Mapped item(String type, Node event, EngagementKind engagement) {
    return switch (type) {
      case "mautic.form_on_submit" -> formSubmitted(type, event, engagement);
      case "mautic.page_on_hit" ->
          engaged(
              type,
              event,
              event.at("hit"),
              EngagementKind.PAGE_VIEWED,
              event.at("hit").firstOf("url", "urlTitle").text().orElse("page"));
      case "mautic.email_on_open" ->
          engaged(
              type,
              event,
              event.at("stat"),
              EngagementKind.EMAIL_OPENED,
              event.at("stat", "email").firstOf("name", "subject").text().orElse("e-mail"));
      default -> CAPTURES.contains(type) ? captured(type, event) : new Mapped.Ignored(type);
    };
  }

  private static Mapped captured(String type, Node event) {
    Node contact = event.firstOf("contact", "lead");
    return contact.isObject()
        ? found(type, event, contact, new RawPerson.Builder(), Signal.capture())
        : bad(type, event, "Expected a contact");
  }

  private static Mapped formSubmitted(String type, Node event, EngagementKind kind) {
    Node submission = event.at("submission");
    if (!submission.isObject()) {
      return bad(type, event, "Expected a submission");
    }
    RawPerson.Builder person = new RawPerson.Builder();
    submission.at("results").fields(person::say);
    String form = submission.at("form").firstOf("name", "alias", "id").text().orElse("form");
    Node contact = submission.firstOf("contact", "lead");
    return found(
        type,
        event,
        contact.isObject() ? contact : event.firstOf("contact", "lead"),
        person,
        Signal.submission(kind, form));
  }

  private static Mapped engaged(
      String type, Node event, Node what, EngagementKind kind, String subject) {
    Node contact = what.firstOf("contact", "lead");
    Node person = contact.isObject() ? contact : event.firstOf("contact", "lead");
    return person.isObject()
        ? found(type, event, person, new RawPerson.Builder(), Signal.engagement(kind, subject))
        : bad(type, event, "Expected a contact");
  }

  private static Mapped found(
      String type, Node event, Node contact, RawPerson.Builder person, Signal signal) {
    contact.at("fields").fields((group, fields) -> sayGroup(person, group, fields));
    return new Mapped.Found(
        key(type, event),
        contact.at("id").text().orElse(null),
        person.build(),
        event.at("timestamp").text().orElse(null),
        signal);
  }

  /** {@code all} is flat; the named groups hold each field as an object with its value. */
  private static void sayGroup(RawPerson.Builder person, String group, Node fields) {
    fields.fields(
        (alias, field) -> person.say(alias, group.equals("all") ? field : field.at("value")));
  }

  /**
   * Mautic numbers no deliveries and may send an event again in another batch: what it says, its
   * time included, tells it.
   */
  private static String key(String type, Node event) {
    return type + '/' + EventIds.of(String.valueOf(event.value()));
  }

  private static Mapped bad(String type, Node event, String text) {
    Object raw = event.value() == null ? "" : event.value();
    return new Mapped.Bad(
        "malformed_item", text + " in " + type, new Node(Map.of(type, List.of(raw))));
  }
}
