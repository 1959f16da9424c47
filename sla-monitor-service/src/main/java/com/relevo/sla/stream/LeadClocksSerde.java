package com.relevo.sla.stream;

import com.relevo.agreement.Target.Kind;
import com.relevo.events.AssignmentId;
import com.relevo.events.ContactLevel;
import com.relevo.events.EventType;
import com.relevo.events.HandoffEvent.Outcome;
import com.relevo.events.LeadFacts;
import com.relevo.events.LeadId;
import com.relevo.events.Mode;
import com.relevo.events.RepId;
import com.relevo.events.Stage;
import com.relevo.events.TeamId;
import com.relevo.kit.stream.Packed.Reader;
import com.relevo.kit.stream.Packed.Writer;
import com.relevo.sla.domain.Assigned;
import com.relevo.sla.domain.Assigned.Answer;
import com.relevo.sla.domain.Assigned.Given;
import com.relevo.sla.domain.Assigned.Taken;
import com.relevo.sla.domain.Clock;
import com.relevo.sla.domain.Clock.Dispute;
import com.relevo.sla.domain.Clock.Waiver;
import com.relevo.sla.domain.ClockState;
import com.relevo.sla.domain.Closing;
import com.relevo.sla.domain.ConsentChange;
import com.relevo.sla.domain.Contact;
import com.relevo.sla.domain.Cycle;
import com.relevo.sla.domain.Erasure;
import com.relevo.sla.domain.LeadClocks;
import com.relevo.sla.domain.Mark;
import com.relevo.sla.domain.Opening;
import com.relevo.sla.domain.Transition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/**
 * A lead's clocks in some hundred bytes: they are read and written at every event, which JSON would
 * make the dearest thing the monitor does. The first byte is the version of the form. Constants of
 * enums are written by position: add new ones at the end only.
 */
public final class LeadClocksSerde {
  /** Form 1 knew no territory and no product, form 2 no mergers; read as if there were none. */
  private static final int FORM = 3;

  private static final int WITHOUT_MERGERS = 2;

  private static final int WITHOUT_TERRITORY = 1;

  private LeadClocksSerde() {}

  public static Serde<LeadClocks> serde() {
    return Serdes.serdeFrom(
        (_, state) -> state == null ? null : write(state),
        (_, bytes) -> bytes == null ? null : read(bytes));
  }

  static byte[] write(LeadClocks state) {
    Writer to = new Writer();
    to.octet(FORM);
    to.text(state.leadId().value());
    to.list(state.consents(), LeadClocksSerde::consent);
    to.list(state.mergers(), LeadClocksSerde::consent);
    to.maybe(
        state.erasure(),
        (out, erasure) -> {
          out.id(erasure.eventId());
          out.instant(erasure.at());
        });
    to.number(state.forgotten());
    to.list(state.cycles(), LeadClocksSerde::cycle);
    to.instant(state.wake());
    return to.bytes();
  }

  static LeadClocks read(byte[] bytes) {
    Reader from = new Reader(bytes);
    int form = from.octet();
    if (form != FORM && form != WITHOUT_MERGERS && form != WITHOUT_TERRITORY) {
      throw new IllegalStateException(
          "Expected clocks in form " + FORM + ", but they are in form " + form);
    }
    return new LeadClocks(
        new LeadId(from.known()),
        from.list(LeadClocksSerde::consent),
        form < FORM ? List.of() : from.list(LeadClocksSerde::consent),
        from.maybe(in -> new Erasure(in.id(), in.instant())),
        from.small(),
        from.list(in -> cycle(in, form)),
        from.maybeInstant());
  }

  private static ConsentChange consent(Reader from) {
    return new ConsentChange(from.id(), from.instant(), from.flag());
  }

  private static void consent(Writer to, ConsentChange change) {
    to.id(change.eventId());
    to.instant(change.at());
    to.flag(change.allowed());
  }

  private static void cycle(Writer to, Cycle cycle) {
    to.number(cycle.number());
    to.maybe(cycle.opening(), LeadClocksSerde::opening);
    to.text(cycle.routed() == null ? null : cycle.routed().value());
    to.list(cycle.assignments(), LeadClocksSerde::assigned);
    to.list(cycle.contacts(), LeadClocksSerde::contact);
    to.list(cycle.marks(), LeadClocksSerde::mark);
    to.maybe(cycle.closing(), LeadClocksSerde::closing);
    to.list(cycle.clocks(), LeadClocksSerde::clock);
  }

  private static Cycle cycle(Reader from, int form) {
    return new Cycle(
        from.small(),
        from.maybe(in -> opening(in, form)),
        team(from.text()),
        from.list(LeadClocksSerde::assigned),
        from.list(LeadClocksSerde::contact),
        from.list(LeadClocksSerde::mark),
        from.maybe(LeadClocksSerde::closing),
        from.list(LeadClocksSerde::clock));
  }

  private static void opening(Writer to, Opening opening) {
    to.id(opening.eventId());
    to.instant(opening.at());
    to.constant(opening.stage());
    facts(to, opening.lead());
    to.number(opening.score());
    to.constant(opening.mode());
    to.text(opening.pin());
  }

  private static Opening opening(Reader from, int form) {
    return new Opening(
        from.id(),
        from.instant(),
        one(from, Stage.values()),
        facts(from, form),
        from.small(),
        one(from, Mode.values()),
        from.known());
  }

  private static void facts(Writer to, LeadFacts lead) {
    to.text(lead.source());
    to.flag(lead.hasEmail());
    to.flag(lead.hasPhone());
    to.text(lead.jobTitle());
    to.text(lead.company());
    to.text(lead.companyDomain());
    to.text(lead.country());
    to.text(lead.industry());
    to.number(lead.employees() == null ? -1 : lead.employees());
    to.text(lead.language());
    to.number(lead.attributes().size());
    lead.attributes()
        .forEach((name, value) -> {
          to.text(name);
          to.text(value);
        });
    to.text(lead.region());
    to.text(lead.postalCode());
    to.text(lead.productInterest());
  }

  private static LeadFacts facts(Reader from, int form) {
    LeadFacts lead =
        new LeadFacts(
            from.known(),
            from.flag(),
            from.flag(),
            from.text(),
            from.text(),
            from.text(),
            from.text(),
            from.text(),
            employees(from.small()),
            from.text(),
            attributes(from));
    return form == WITHOUT_TERRITORY
        ? lead
        : lead.withTerritory(from.text(), from.text(), from.text());
  }

  private static @Nullable Integer employees(int count) {
    return count < 0 ? null : count;
  }

  private static Map<String, String> attributes(Reader from) {
    int count = from.small();
    Map<String, String> attributes = new HashMap<>();
    for (int i = 0; i < count; i++) {
      attributes.put(from.known(), from.known());
    }
    return attributes;
  }

  private static void assigned(Writer to, Assigned assigned) {
    to.text(assigned.id().value());
    to.text(assigned.team().value());
    to.text(assigned.rep().value());
    to.maybe(
        assigned.given(),
        (out, given) -> {
          out.id(given.eventId());
          out.instant(given.at());
          out.constant(given.mode());
          out.text(given.pin());
        });
    to.maybe(
        assigned.answer(),
        (out, answer) -> {
          out.id(answer.eventId());
          out.instant(answer.at());
          out.flag(answer.accepted());
        });
    to.maybe(
        assigned.taken(),
        (out, taken) -> {
          out.id(taken.eventId());
          out.instant(taken.at());
        });
  }

  private static Assigned assigned(Reader from) {
    return new Assigned(
        new AssignmentId(from.known()),
        new TeamId(from.known()),
        new RepId(from.known()),
        from.maybe(in -> new Given(in.id(), in.instant(), one(in, Mode.values()), in.known())),
        from.maybe(in -> new Answer(in.id(), in.instant(), in.flag())),
        from.maybe(in -> new Taken(in.id(), in.instant())));
  }

  private static void contact(Writer to, Contact contact) {
    to.id(contact.eventId());
    to.instant(contact.at());
    to.constant(contact.level());
    to.constant(contact.mode());
    to.text(contact.assignment().value());
  }

  private static Contact contact(Reader from) {
    return new Contact(
        from.id(),
        from.instant(),
        one(from, ContactLevel.values()),
        one(from, Mode.values()),
        new AssignmentId(from.known()));
  }

  private static void mark(Writer to, Mark mark) {
    to.id(mark.eventId());
    to.instant(mark.at());
    to.constant(mark.mode());
    to.constant(mark.stage());
    to.text(mark.waiting());
    to.text(mark.team() == null ? null : mark.team().value());
  }

  private static Mark mark(Reader from) {
    return new Mark(
        from.id(),
        from.instant(),
        one(from, Mode.values()),
        from.constant(Stage.values()),
        from.text(),
        team(from.text()));
  }

  private static void closing(Writer to, Closing closing) {
    to.id(closing.eventId());
    to.instant(closing.at());
    to.constant(closing.outcome());
    to.constant(closing.mode());
  }

  private static Closing closing(Reader from) {
    return new Closing(
        from.id(), from.instant(), one(from, Outcome.values()), one(from, Mode.values()));
  }

  private static void clock(Writer to, Clock clock) {
    to.text(clock.target());
    to.constant(clock.kind());
    to.text(clock.part());
    to.flag(clock.successor());
    to.text(clock.pin());
    to.text(clock.version());
    to.text(clock.calendar());
    to.duration(clock.budget());
    to.duration(clock.carried());
    to.instant(clock.anchor());
    to.instant(clock.startedAt());
    to.constant(clock.state());
    to.flag(clock.rescinded());
    to.number(clock.fired());
    to.number(clock.turns());
    to.instant(clock.endedAt());
    to.maybe(
        clock.waiver(),
        (out, waiver) -> {
          out.instant(waiver.at());
          out.instant(waiver.expiresAt());
        });
    to.constant(clock.dispute());
    to.list(clock.history(), LeadClocksSerde::transition);
  }

  private static Clock clock(Reader from) {
    return new Clock(
        from.known(),
        one(from, Kind.values()),
        from.text(),
        from.flag(),
        from.known(),
        from.known(),
        from.known(),
        from.duration(),
        from.duration(),
        from.instant(),
        from.instant(),
        one(from, ClockState.values()),
        from.flag(),
        from.small(),
        from.small(),
        from.maybeInstant(),
        from.maybe(in -> new Waiver(in.instant(), in.maybeInstant())),
        one(from, Dispute.values()),
        from.list(LeadClocksSerde::transition));
  }

  private static void transition(Writer to, Transition transition) {
    to.text(transition.type().type());
    to.instant(transition.occurredAt());
    to.instant(transition.recordedAt());
    to.text(transition.code());
    to.maybe(transition.detail(), Writer::id);
  }

  private static Transition transition(Reader from) {
    return new Transition(
        EventType.ofType(from.known()).orElseThrow(),
        from.instant(),
        from.instant(),
        from.known(),
        from.maybe(Reader::id));
  }

  private static @Nullable TeamId team(@Nullable String id) {
    return id == null ? null : new TeamId(id);
  }

  private static <E extends Enum<E>> E one(Reader from, E[] all) {
    return Objects.requireNonNull(from.constant(all), "Expected a constant, but there is none");
  }
}
