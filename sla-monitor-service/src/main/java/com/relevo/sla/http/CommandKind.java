package com.relevo.sla.http;

import com.relevo.events.SlaEvent.DisputeOutcome;
import com.relevo.kit.http.InvalidBodyException;
import com.relevo.kit.http.JsonBody;
import com.relevo.sla.domain.SlaCommand;
import java.util.Set;

/** The commands on an instance, each with the fields its body has. */
enum CommandKind {
  WAIVE("reason", "approver", "expiresAt") {
    @Override
    SlaCommand command(String instance, JsonBody body) {
      return new SlaCommand.Waive(
          instance,
          body.requiredText("reason"),
          body.required("approver"),
          body.instant("expiresAt"));
    }
  },
  DISPUTE("reason", "actor") {
    @Override
    SlaCommand command(String instance, JsonBody body) {
      return new SlaCommand.Dispute(instance, body.requiredText("reason"), body.required("actor"));
    }
  },
  RESOLVE("outcome", "reason", "actor") {
    @Override
    SlaCommand command(String instance, JsonBody body) {
      return new SlaCommand.Resolve(
          instance,
          body.oneOf("outcome", DisputeOutcome.class, DisputeOutcome.DISMISSED),
          body.requiredText("reason"),
          body.required("actor"));
    }
  };

  private final Set<String> fields;

  CommandKind(String... fields) {
    this.fields = Set.of(fields);
  }

  abstract SlaCommand command(String instance, JsonBody body);

  SlaCommand read(String instance, byte[] json) throws InvalidBodyException {
    JsonBody body = JsonBody.read(json);
    body.allow(fields);
    SlaCommand command = command(instance, body);
    if (!body.faults().isEmpty()) {
      throw InvalidBodyException.of(body.faults());
    }
    return command;
  }
}
