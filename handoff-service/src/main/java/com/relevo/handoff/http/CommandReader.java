package com.relevo.handoff.http;

import com.relevo.events.LeadId;
import com.relevo.events.RepId;
import com.relevo.handoff.domain.lead.Action;
import com.relevo.handoff.domain.lead.Command;
import com.relevo.kit.http.InvalidBodyException;
import com.relevo.kit.http.JsonBody;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes a command of a request, or says everything that is wrong with it. */
final class CommandReader {
  private CommandReader() {}

  static Command read(
      CommandKind kind, LeadId lead, byte[] json, @Nullable String key, String replyTo, Instant now)
      throws InvalidBodyException {
    JsonBody body = JsonBody.read(json);
    body.allow(kind.fields());
    RepId rep = new RepId(body.required("rep"));
    Integer cycle = CommandBody.cycle(body);
    Action action = kind.action(body);
    if (!body.faults().isEmpty()) {
      throw InvalidBodyException.of(body.faults());
    }
    return new Command(UUID.randomUUID().toString(), lead, rep, action, now, cycle, key, replyTo);
  }
}
