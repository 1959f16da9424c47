package com.relevo.handoff.http;

import com.relevo.events.LeadId;
import com.relevo.events.RepId;
import com.relevo.handoff.domain.lead.Action;
import com.relevo.handoff.domain.lead.Command;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes a command of a request, or says everything that is wrong with it. */
final class CommandReader {
  private CommandReader() {}

  static Command read(
      CommandKind kind, LeadId lead, byte[] json, @Nullable String key, String replyTo, Instant now)
      throws InvalidCommandException {
    CommandBody body = CommandBody.read(json);
    body.allow(kind.fields());
    RepId rep = new RepId(body.required("rep"));
    Integer cycle = body.cycle();
    Action action = kind.action(body);
    if (!body.faults().isEmpty()) {
      throw InvalidCommandException.of(body.faults());
    }
    return new Command(UUID.randomUUID().toString(), lead, rep, action, now, cycle, key, replyTo);
  }
}
