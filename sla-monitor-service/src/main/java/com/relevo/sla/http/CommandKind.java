package com.relevo.sla.http;

import com.relevo.events.SlaEvent.DisputeOutcome;
import com.relevo.kit.http.InvalidBodyException;
import com.relevo.kit.http.JsonBody;
import com.relevo.kit.security.Caller;
import com.relevo.sla.domain.SlaCommand;
import java.util.Set;

/** The commands on an instance, each with the fields its body has. */
enum CommandKind {
  WAIVE("reason", "expiresAt") {
    @Override
    SlaCommand command(String instance, JsonBody body, Caller caller) {
      return new SlaCommand.Waive(
          instance, body.requiredText("reason"), caller.subject(), body.instant("expiresAt"));
    }
  },
  DISPUTE("reason") {
    @Override
    SlaCommand command(String instance, JsonBody body, Caller caller) {
      return new SlaCommand.Dispute(
          instance, body.requiredText("reason"), caller.subject(), caller.boundTo().orElse(null));
    }
  },
  RESOLVE("outcome", "reason") {
    @Override
    SlaCommand command(String instance, JsonBody body, Caller caller) {
      return new SlaCommand.Resolve(
          instance,
          body.oneOf("outcome", DisputeOutcome.class, DisputeOutcome.DISMISSED),
          body.requiredText("reason"),
          caller.subject());
    }
  };

  private final Set<String> fields;

  CommandKind(String... fields) {
    this.fields = Set.of(fields);
  }

  /** Who asks is in the token, not in the body. */
  abstract SlaCommand command(String instance, JsonBody body, Caller caller);

  SlaCommand read(String instance, byte[] json, Caller caller) throws InvalidBodyException {
    JsonBody body = JsonBody.read(json);
    body.allow(fields);
    SlaCommand command = command(instance, body, caller);
    if (!body.faults().isEmpty()) {
      throw InvalidBodyException.of(body.faults());
    }
    return command;
  }
}
