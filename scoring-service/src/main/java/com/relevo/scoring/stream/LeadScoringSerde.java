package com.relevo.scoring.stream;

import com.relevo.events.EngagementKind;
import com.relevo.events.HandoffEvent.Outcome;
import com.relevo.events.LeadFacts;
import com.relevo.events.Mode;
import com.relevo.events.ScoringEvent.Score;
import com.relevo.events.Stage;
import com.relevo.kit.stream.Packed.Reader;
import com.relevo.kit.stream.Packed.Writer;
import com.relevo.scoring.domain.Closing;
import com.relevo.scoring.domain.Consent;
import com.relevo.scoring.domain.Deed;
import com.relevo.scoring.domain.Deeds;
import com.relevo.scoring.domain.Falls;
import com.relevo.scoring.domain.Fit;
import com.relevo.scoring.domain.KnownFacts;
import com.relevo.scoring.domain.LeadScoring;
import com.relevo.scoring.domain.Position;
import com.relevo.scoring.domain.Published;
import com.relevo.scoring.domain.Share;
import com.relevo.scoring.domain.Standing;
import com.relevo.scoring.domain.Watch;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/**
 * A lead's scoring in few bytes: it is read and written at every event, with up to some hundred
 * deeds of some thirty bytes in it. The first byte is the version of the form. Constants of enums
 * are written by position: add new ones at the end only.
 */
public final class LeadScoringSerde {
  /**
   * Form 1 knew no territory and no product, form 2 no fit; they are read as if there were none.
   */
  private static final int FORM = 3;

  private static final int WITH_TERRITORY = 2;

  private LeadScoringSerde() {}

  public static Serde<LeadScoring> serde() {
    return Serdes.serdeFrom(
        (_, state) -> state == null ? null : write(state),
        (_, bytes) -> bytes == null ? null : read(bytes));
  }

  static byte[] write(LeadScoring state) {
    Writer to = new Writer();
    to.octet(FORM);
    to.maybe(state.facts(), LeadScoringSerde::facts);
    to.list(state.deeds().newestFirst(), LeadScoringSerde::deed);
    to.flag(state.consent().allowed());
    to.instant(state.consent().statedAt());
    position(to, state.position());
    to.maybe(state.standing(), LeadScoringSerde::standing);
    to.maybe(state.published(), LeadScoringSerde::published);
    watch(to, state.watch());
    return to.bytes();
  }

  static LeadScoring read(byte[] bytes) {
    Reader from = new Reader(bytes);
    int form = from.octet();
    if (form < 1 || form > FORM) {
      throw new IllegalStateException(
          "Expected a lead's scoring in form " + FORM + ", but it is in form " + form);
    }
    return new LeadScoring(
        from.maybe(in -> facts(in, form)),
        new Deeds(from.list(LeadScoringSerde::deed)),
        new Consent(from.flag(), from.maybeInstant()),
        position(from),
        from.maybe(LeadScoringSerde::standing),
        from.maybe(LeadScoringSerde::published),
        watch(from));
  }

  private static void facts(Writer to, KnownFacts known) {
    to.instant(known.occurredAt());
    to.instant(known.recordedAt());
    to.id(known.eventId());
    LeadFacts lead = known.lead();
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
    to.flag(Boolean.TRUE.equals(lead.roleMailbox()));
    to.flag(Boolean.TRUE.equals(lead.disposable()));
    to.text(lead.region());
    to.text(lead.postalCode());
    to.text(lead.productInterest());
    to.maybe(known.fit(), LeadScoringSerde::fit);
  }

  private static KnownFacts facts(Reader from, int form) {
    Instant occurredAt = from.instant();
    Instant recordedAt = from.instant();
    String eventId = from.id();
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
                attributes(from))
            .withMailbox(from.flag(), from.flag());
    return new KnownFacts(
        form < WITH_TERRITORY ? lead : lead.withTerritory(from.text(), from.text(), from.text()),
        occurredAt,
        recordedAt,
        eventId,
        form < FORM ? null : from.maybe(LeadScoringSerde::fit));
  }

  private static void fit(Writer to, Fit fit) {
    to.text(fit.agreementVersion());
    to.number(fit.text());
    to.list(fit.held(), (out, place) -> out.number(place));
  }

  private static Fit fit(Reader from) {
    return new Fit(from.known(), from.small(), from.list(Reader::small));
  }

  private static @Nullable Integer employees(int number) {
    return number < 0 ? null : number;
  }

  private static Map<String, String> attributes(Reader from) {
    int size = from.small();
    Map<String, String> attributes = HashMap.newHashMap(size);
    for (int i = 0; i < size; i++) {
      attributes.put(from.known(), from.known());
    }
    return attributes;
  }

  private static void deed(Writer to, Deed deed) {
    to.constant(deed.kind());
    to.instant(deed.occurredAt());
    to.duration(Duration.between(deed.occurredAt(), deed.recordedAt()));
    to.id(deed.eventId());
  }

  private static Deed deed(Reader from) {
    EngagementKind kind = constant(from, EngagementKind.values());
    Instant occurredAt = from.instant();
    return new Deed(kind, occurredAt, occurredAt.plus(from.duration()), from.id());
  }

  private static void position(Writer to, Position position) {
    to.constant(position.stage());
    to.number(position.cycle());
    to.flag(position.accepted());
    to.text(position.reason());
    to.maybe(
        position.closing(),
        (out, closing) -> {
          out.instant(closing.at());
          out.constant(closing.outcome());
          out.text(closing.reason());
        });
    to.instant(position.falls().fromMql());
    to.instant(position.falls().fromSql());
  }

  private static Position position(Reader from) {
    return new Position(
        constant(from, Stage.values()),
        from.small(),
        from.flag(),
        from.text(),
        from.maybe(in -> new Closing(in.instant(), constant(in, Outcome.values()), in.text())),
        new Falls(from.maybeInstant(), from.maybeInstant()));
  }

  private static void standing(Writer to, Standing standing) {
    to.text(standing.domain());
    to.number(standing.score());
    to.number(standing.people());
    to.number(standing.customers());
    to.flag(standing.qualified());
    to.flag(standing.chosen());
  }

  private static Standing standing(Reader from) {
    return new Standing(
        from.known(), from.small(), from.small(), from.small(), from.flag(), from.flag());
  }

  private static void published(Writer to, Published published) {
    to.number(published.score().fit());
    to.number(published.score().engagement());
    to.constant(published.stage());
    to.text(published.grade());
    to.text(published.agreementVersion());
    to.number(published.because());
  }

  private static Published published(Reader from) {
    return new Published(
        new Score(from.small(), from.small()),
        constant(from, Stage.values()),
        from.known(),
        from.text(),
        from.number());
  }

  private static void watch(Writer to, Watch watch) {
    to.instant(watch.asOf());
    to.instant(watch.wake());
    to.maybe(
        watch.share(),
        (out, share) -> {
          out.text(share.domain());
          out.number(share.engagement());
          out.flag(share.customer());
          out.flag(share.counts());
        });
    to.constant(watch.mode());
  }

  private static Watch watch(Reader from) {
    return new Watch(
        from.maybeInstant(),
        from.maybeInstant(),
        from.maybe(in -> new Share(in.known(), in.small(), in.flag(), in.flag())),
        constant(from, Mode.values()));
  }

  private static <E extends Enum<E>> E constant(Reader from, E[] all) {
    return Objects.requireNonNull(from.constant(all), "Expected a constant, but there is none");
  }
}
