package com.relevo.handoff.stream;

import com.relevo.handoff.domain.desk.DeskAnswer;
import com.relevo.handoff.domain.desk.DeskRequest;
import com.relevo.handoff.domain.lead.Answer;
import com.relevo.handoff.domain.lead.Command;
import com.relevo.handoff.domain.roster.RosterAnswer;
import com.relevo.handoff.domain.roster.RosterCommand;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What handoff-service says to itself, as the {@code relevo_type} header names it. */
enum WireType {
  COMMAND("handoff.command.v1", Command.class),
  REPLY("handoff.reply.v1", Answer.class),
  ROSTER_COMMAND("roster.command.v1", RosterCommand.class),
  ROSTER_REPLY("roster.reply.v1", RosterAnswer.class),
  ASKED("desk.asked.v1", DeskRequest.Asked.class),
  RELEASED("desk.released.v1", DeskRequest.Released.class),
  PLACED("desk.placed.v1", DeskRequest.Placed.class),
  CLAIMED("desk.claimed.v1", DeskRequest.Claimed.class),
  REFUSED("desk.refused.v1", DeskAnswer.Refused.class),
  PROPOSED("desk.proposed.v1", DeskAnswer.Proposed.class),
  WAITING("desk.waiting.v1", DeskAnswer.Waiting.class),
  RETURNED("desk.returned.v1", DeskAnswer.Returned.class);

  private static final Map<Class<?>, WireType> BY_CLASS =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(type -> type.valueClass, Function.identity()));

  private final String type;
  private final Class<?> valueClass;

  WireType(String type, Class<?> valueClass) {
    this.type = type;
    this.valueClass = valueClass;
  }

  String type() {
    return type;
  }

  Class<?> valueClass() {
    return valueClass;
  }

  static WireType of(Object value) {
    WireType found = BY_CLASS.get(value.getClass());
    if (found == null) {
      throw new IllegalStateException(
          "Expected a message of handoff-service, but it is a " + value.getClass());
    }
    return found;
  }

  static Optional<WireType> ofType(String type) {
    return Arrays.stream(values()).filter(each -> each.type.equals(type)).findFirst();
  }
}
