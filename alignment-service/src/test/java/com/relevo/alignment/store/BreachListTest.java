package com.relevo.alignment.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.alignment.SampleBreaches;
import com.relevo.events.CloudEvents;
import com.relevo.events.Event;
import com.relevo.events.EventJson;
import com.relevo.events.SlaEvent.DisputeOutcome;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class BreachListTest {
  private final DeskFixture fixture = new DeskFixture();
  private final SampleBreaches first = at("lead-1", Duration.ZERO);
  private final SampleBreaches second = at("lead-2", Duration.ofMinutes(1));
  private final BreachReader reader =
      new BreachReader(new BreachList(fixture.sql), fixture.transaction, fixture.clock);

  private SampleBreaches at(String lead, Duration later) {
    return new SampleBreaches(lead, fixture.clock.instant().plus(later));
  }

  @Test
  void breachesStandAsTheyWereLastSaidToStand() {
    read(first.breached(), second.breached(), second.metLate());

    assertThat(rows())
        .containsExactly("lead-1 sdr anna accept OPEN", "lead-2 sdr anna accept MET_LATE");
  }

  @Test
  void whatIsReadAgainChangesNothing() {
    read(first.breached(), first.metLate());
    read(first.breached(), first.metLate());

    assertThat(rows()).containsExactly("lead-1 sdr anna accept MET_LATE");
  }

  @Test
  void aClockThatIsMetIsNoBreach() {
    read(first.met(), second.metLate());

    assertThat(rows()).isEmpty();
  }

  @Test
  void aBreachThatWasTakenBackCanComeAgain() {
    read(first.breached(), first.resolved(DisputeOutcome.UPHELD));
    assertThat(rows()).containsExactly("lead-1 sdr anna accept RESCINDED");

    read(at("lead-1", Duration.ofHours(1)).breached());
    assertThat(rows()).containsExactly("lead-1 sdr anna accept OPEN");
  }

  @Test
  void anErasedLeadsBreachesAreGone() {
    read(first.breached(), second.breached(), first.erased());

    assertThat(rows()).containsExactly("lead-2 sdr anna accept OPEN");
  }

  @Test
  void whatIsOlderThanAWeekIsForgotten() {
    read(first.breached());
    fixture.clock.advance(Duration.ofDays(8));
    read(second.met());

    assertThat(rows()).isEmpty();
  }

  @Test
  void aRecordThatNobodyCanReadIsPassedOver() {
    ConsumerRecord<String, byte[]> broken = record(first.breached(), "{");
    ConsumerRecord<String, byte[]> unknown = record(first.breached(), "{}");
    unknown.headers().remove(CloudEvents.TYPE);
    ConsumerRecord<String, byte[]> deleted =
        new ConsumerRecord<>("relevo.sla", 0, 0, "lead-1", null);

    reader.onMessage(List.of(broken, unknown, deleted, record(second.breached())));
    assertThat(rows()).containsExactly("lead-2 sdr anna accept OPEN");
  }

  private void read(Event... events) {
    reader.onMessage(Stream.of(events).map(BreachListTest::record).toList());
  }

  private List<String> rows() {
    return fixture
        .sql
        .sql(
            "select concat_ws(' ', lead_id, team, rep, target, standing) from breach order by lead_id")
        .query(String.class)
        .list();
  }

  private static ConsumerRecord<String, byte[]> record(Event event) {
    return record(event, new String(EventJson.write(event), StandardCharsets.UTF_8));
  }

  private static ConsumerRecord<String, byte[]> record(Event event, String json) {
    ConsumerRecord<String, byte[]> record =
        new ConsumerRecord<>(
            event.type().topic().topicName(),
            0,
            0,
            event.leadId().value(),
            json.getBytes(StandardCharsets.UTF_8));
    CloudEvents.headers(event, "/test")
        .forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
    return record;
  }
}
