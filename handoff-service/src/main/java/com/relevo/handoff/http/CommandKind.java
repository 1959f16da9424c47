package com.relevo.handoff.http;

import com.relevo.events.ContactChannel;
import com.relevo.events.ContactLevel;
import com.relevo.events.RepId;
import com.relevo.handoff.domain.lead.Action;
import com.relevo.kit.http.JsonBody;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The commands as the API spells them, each with the fields its body may have. */
enum CommandKind {
  ACCEPT("accept", _ -> new Action.Accept()),
  CLAIM("claim", _ -> new Action.Claim()),
  REJECT(
      "reject",
      body -> new Action.Reject(body.optional("reason"), CommandBody.comment(body)),
      "reason",
      "comment"),
  RETURN(
      "return",
      body -> new Action.GiveBack(body.optional("reason"), CommandBody.comment(body)),
      "reason",
      "comment"),
  SNOOZE(
      "snooze",
      body -> new Action.Snooze(CommandBody.until(body), CommandBody.comment(body)),
      "until",
      "comment"),
  WAKE("wake", _ -> new Action.Wake()),
  OFFER_TRANSFER(
      "offer-transfer",
      body -> new Action.OfferTransfer(new RepId(body.required("to")), CommandBody.comment(body)),
      "to",
      "comment"),
  ACCEPT_TRANSFER("accept-transfer", _ -> new Action.AcceptTransfer()),
  DECLINE_TRANSFER(
      "decline-transfer", body -> new Action.DeclineTransfer(CommandBody.comment(body)), "comment"),
  CONTACTS(
      "contacts",
      body ->
          new Action.LogContact(
              body.oneOf("channel", ContactChannel.class, ContactChannel.OTHER),
              body.oneOf("level", ContactLevel.class, ContactLevel.ATTEMPT),
              body.instant("occurredAt"),
              CommandBody.comment(body),
              CommandBody.purpose(body)),
      "channel",
      "level",
      "occurredAt",
      "purpose",
      "comment"),
  QUALIFY("qualify", body -> new Action.Qualify(CommandBody.comment(body)), "comment"),
  OPPORTUNITY(
      "opportunity",
      body -> new Action.OpenOpportunity(CommandBody.amount(body), CommandBody.currency(body)),
      "amount",
      "currency"),
  RECYCLE(
      "recycle",
      body -> new Action.Recycle(body.optional("reason"), CommandBody.comment(body)),
      "reason",
      "comment"),
  DISQUALIFY(
      "disqualify",
      body -> new Action.Disqualify(body.optional("reason"), CommandBody.comment(body)),
      "reason",
      "comment"),
  WON(
      "won",
      body -> new Action.Win(CommandBody.amount(body), CommandBody.currency(body)),
      "amount",
      "currency"),
  LOST(
      "lost",
      body -> new Action.Lose(body.optional("reason"), CommandBody.comment(body)),
      "reason",
      "comment"),
  ASSIGN("assign", body -> new Action.Assign(CommandBody.comment(body)), "comment"),
  ARCHIVE(
      "archive",
      body -> new Action.Archive(body.optional("reason"), CommandBody.comment(body)),
      "reason",
      "comment");

  private final String path;
  private final Function<JsonBody, Action> action;
  private final Set<String> fields;

  CommandKind(String path, Function<JsonBody, Action> action, String... fields) {
    this.path = path;
    this.action = action;
    Set<String> all = new HashSet<>(List.of("rep", "cycle"));
    all.addAll(List.of(fields));
    this.fields = Set.copyOf(all);
  }

  String path() {
    return path;
  }

  Set<String> fields() {
    return fields;
  }

  Action action(JsonBody body) {
    return action.apply(body);
  }

  static Optional<CommandKind> ofPath(String path) {
    return Arrays.stream(values()).filter(kind -> kind.path.equals(path)).findFirst();
  }
}
