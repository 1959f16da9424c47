package com.relevo.handoff.domain.roster;

import com.relevo.events.EventIds;
import com.relevo.events.EventType;
import com.relevo.events.LeadId;
import com.relevo.events.Meta;
import com.relevo.events.Mode;
import com.relevo.events.RepId;
import com.relevo.events.RosterEvent;
import com.relevo.events.RosterEvent.AccountEntry;
import com.relevo.events.RosterEvent.Entry;
import com.relevo.events.RosterEvent.RepEntry;
import com.relevo.events.RosterEvent.TeamEntry;
import com.relevo.events.TeamId;
import com.relevo.handoff.domain.roster.RosterAnswer.Fault;
import com.relevo.handoff.domain.roster.RosterAnswer.Result;
import com.relevo.handoff.domain.roster.RosterAnswer.Why;
import com.relevo.handoff.domain.roster.RosterCommand.Wish;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Decides on what people ask to be set: all of a command or nothing of it. */
public record RosterDecision(
    RosterAnswer answer, Map<RosterKey, KeptEntry> kept, List<RosterEvent> events) {

  /** {@code known} is what is kept of a key, {@code emails} whose each address is. */
  public static RosterDecision of(
      RosterCommand command,
      Function<RosterKey, @Nullable KeptEntry> known,
      Map<String, RepId> emails,
      Instant now) {
    Map<RosterKey, KeptEntry> kept = new LinkedHashMap<>();
    Map<String, RepId> addresses = new HashMap<>(emails);
    List<RosterEvent> events = new ArrayList<>();
    List<Result> results = new ArrayList<>();
    List<Fault> faults = new ArrayList<>();
    for (int row = 0; row < command.wishes().size(); row++) {
      Wish wish = command.wishes().get(row);
      KeptEntry stored =
          kept.containsKey(wish.key()) ? kept.get(wish.key()) : known.apply(wish.key());
      KeptEntry before = stored == null ? KeptEntry.NONE : stored;
      Fault fault = fault(row, wish, before, addresses);
      if (fault != null) {
        faults.add(fault);
      } else if (java.util.Objects.equals(wish.entry(), before.entry())) {
        results.add(new Result(wish.key(), before.version(), false));
      } else {
        KeptEntry next = before.becoming(wish.entry(), command.by(), now);
        kept.put(wish.key(), next);
        move(wish, before.entry(), addresses);
        events.add(event(wish, next.version(), command, now));
        results.add(new Result(wish.key(), next.version(), true));
      }
    }
    return faults.isEmpty()
        ? new RosterDecision(new RosterAnswer(results, List.of()), kept, events)
        : new RosterDecision(new RosterAnswer(List.of(), faults), Map.of(), List.of());
  }

  private static @Nullable Fault fault(
      int row, Wish wish, KeptEntry before, Map<String, RepId> addresses) {
    if (wish.version() != null && wish.version() != before.version()) {
      return new Fault(
          row,
          Why.CHANGED_MEANWHILE,
          wish.key() + " is at version " + before.version() + ", not at " + wish.version() + ".",
          before.version());
    }
    if (wish.entry() == null && before.entry() == null) {
      return new Fault(
          row, Why.UNKNOWN_ENTRY, "Nothing is set of " + wish.key() + ".", before.version());
    }
    String email = email(wish.entry());
    RepId has = email == null ? null : addresses.get(email);
    return has == null || has.value().equals(wish.key().id())
        ? null
        : new Fault(
            row,
            Why.EMAIL_TAKEN,
            "The e-mail address of " + wish.key() + " is that of " + has + ".",
            before.version());
  }

  /** Keeps {@code addresses} in step with a wish that takes effect. */
  public static void move(Wish wish, @Nullable Entry before, Map<String, RepId> addresses) {
    String old = email(before);
    if (old != null) {
      addresses.remove(old);
    }
    String email = email(wish.entry());
    if (email != null) {
      addresses.put(email, new RepId(wish.key().id()));
    }
  }

  /** In small letters; null for what has none. */
  public static @Nullable String email(@Nullable Entry entry) {
    return entry instanceof RepEntry rep && rep.email() != null
        ? rep.email().toLowerCase(Locale.ROOT)
        : null;
  }

  private static RosterEvent event(Wish wish, long version, RosterCommand command, Instant now) {
    String id = wish.key().id();
    Entry entry = wish.entry();
    return switch (wish.key().kind()) {
      case REP ->
          entry instanceof RepEntry set
              ? new RosterEvent.RepSet(
                  meta(EventType.REP_SET, id, wish, command, now), new RepId(id), version, set)
              : new RosterEvent.RepRemoved(
                  meta(EventType.REP_REMOVED, id, wish, command, now), new RepId(id), version);
      case TEAM -> {
        TeamId team = new TeamId(id);
        String key = RosterEvent.keyOf(team);
        yield entry instanceof TeamEntry set
            ? new RosterEvent.TeamSet(
                meta(EventType.TEAM_SET, key, wish, command, now), team, version, set)
            : new RosterEvent.TeamRemoved(
                meta(EventType.TEAM_REMOVED, key, wish, command, now), team, version);
      }
      case ACCOUNT ->
          entry instanceof AccountEntry set
              ? new RosterEvent.AccountSet(
                  meta(EventType.ACCOUNT_SET, id, wish, command, now), id, version, set)
              : new RosterEvent.AccountRemoved(
                  meta(EventType.ACCOUNT_REMOVED, id, wish, command, now), id, version);
    };
  }

  private static Meta meta(
      EventType type, String key, Wish wish, RosterCommand command, Instant now) {
    return new Meta(
        EventIds.derive(command.id(), type, wish.key()),
        new LeadId(key),
        0,
        command.receivedAt(),
        now,
        null,
        List.of(),
        Mode.LIVE,
        command.by());
  }
}
