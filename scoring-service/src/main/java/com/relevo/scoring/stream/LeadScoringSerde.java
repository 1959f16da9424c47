package com.relevo.scoring.stream;

import com.relevo.events.EngagementKind;
import com.relevo.events.HandoffEvent.Outcome;
import com.relevo.events.Mode;
import com.relevo.events.ScoringEvent.Score;
import com.relevo.events.Stage;
import com.relevo.kit.stream.Packed.Reader;
import com.relevo.kit.stream.Packed.Writer;
import com.relevo.scoring.domain.Closing;
import com.relevo.scoring.domain.Deed;
import com.relevo.scoring.domain.Deeds;
import com.relevo.scoring.domain.Falls;
import com.relevo.scoring.domain.LeadScoring;
import com.relevo.scoring.domain.Position;
import com.relevo.scoring.domain.Published;
import com.relevo.scoring.domain.Share;
import com.relevo.scoring.domain.Standing;
import com.relevo.scoring.domain.Watch;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * A lead's scoring in few bytes: it is read and written at every event, with up to some hundred
 * deeds of some thirty bytes in it. The first byte is the version of the form. Constants of enums
 * are written by position: add new ones at the end only.
 */
public final class LeadScoringSerde {
  /**
   * Forms 1 to 3 had less of the facts ({@link KnownFactsPacking}), 4 no statements on channels and
   * purposes, 5 no word since when a lead is at its stage.
   */
  private static final int FORM = 6;

  private static final int WITH_SINCE = 6;

  private LeadScoringSerde() {}

  public static Serde<LeadScoring> serde() {
    return Serdes.serdeFrom(
        (_, state) -> state == null ? null : write(state),
        (_, bytes) -> bytes == null ? null : read(bytes));
  }

  static byte[] write(LeadScoring state) {
    Writer to = new Writer();
    to.octet(FORM);
    to.maybe(state.facts(), KnownFactsPacking::write);
    to.list(state.deeds().newestFirst(), LeadScoringSerde::deed);
    ConsentPacking.write(to, state.consent());
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
        from.maybe(in -> KnownFactsPacking.read(in, form)),
        new Deeds(from.list(LeadScoringSerde::deed)),
        ConsentPacking.read(from, form),
        position(from, form),
        from.maybe(LeadScoringSerde::standing),
        from.maybe(LeadScoringSerde::published),
        watch(from));
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
    to.instant(position.since());
  }

  private static Position position(Reader from, int form) {
    return new Position(
        constant(from, Stage.values()),
        from.small(),
        from.flag(),
        from.text(),
        from.maybe(in -> new Closing(in.instant(), constant(in, Outcome.values()), in.text())),
        new Falls(from.maybeInstant(), from.maybeInstant()),
        form < WITH_SINCE ? null : from.maybeInstant());
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
