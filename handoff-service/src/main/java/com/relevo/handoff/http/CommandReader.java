package com.relevo.handoff.http;

import com.relevo.events.LeadId;
import com.relevo.events.RepId;
import com.relevo.handoff.domain.lead.Action;
import com.relevo.handoff.domain.lead.Actor;
import com.relevo.handoff.domain.lead.Command;
import com.relevo.kit.http.InvalidBodyException;
import com.relevo.kit.http.JsonBody;
import com.relevo.kit.security.Caller;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes a command of a request, or says everything that is wrong with it. */
final class CommandReader {
  private CommandReader() {}

  static Command read(
      CommandKind kind,
      LeadId lead,
      byte[] json,
      Caller caller,
      @Nullable String key,
      @Nullable Long version,
      String replyTo,
      Instant now)
      throws InvalidBodyException {
    JsonBody body = JsonBody.read(json);
    body.allow(kind.fields());
    Actor by = new Actor(caller.subject(), caller.boundTo().orElse(null));
    RepId rep = kind == CommandKind.ARCHIVE ? caller.rep() : rep(body, by);
    Integer cycle = CommandBody.cycle(body);
    Action action = kind.action(body);
    if (!body.faults().isEmpty()) {
      throw InvalidBodyException.of(body.faults());
    }
    return new Command(
        UUID.randomUUID().toString(), lead, rep, by, action, now, cycle, version, key, replyTo);
  }

  /** A rep need not say who they are, for their token does; others say whom they act for. */
  private static RepId rep(JsonBody body, Actor by) {
    RepId own = by.boundTo();
    return own != null && body.node("rep") == null ? own : new RepId(body.required("rep"));
  }
}
