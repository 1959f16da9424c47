package com.relevo.intake.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.relevo.events.EventJson;
import com.relevo.events.Mode;
import com.relevo.intake.Mutations;
import com.relevo.intake.StreamReading;
import com.relevo.intake.bulk.Progress.State;
import com.relevo.intake.domain.delivery.Submission;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.kafka.core.KafkaTemplate;

/** Whatever a list is bent to: a report that adds up, and rows that the stream can read. */
class MutatedListsTest {
  private static final int ROUNDS = 1_000;
  private static final byte[] LIST =
      """
      \uFEFFexternal_id;E-Mail;Firma;phone;country;employees;occurred_at;contact_allowed;Notiz
      7;ann@list.example;"Acme; ""the"" one";+49 30 901820;DE;51-200;2026-11-20T08:00:00Z;yes;x
      8;bob@list.example;Acme;030 901821;GB;;;no;"two
      lines"
      ;;Nobody;;;;;;
      9;cid@list.example;Acme
      10;dee@list.example;Ümlaut;;XX;-3;yesterday;maybe;y
      """
          .getBytes(StandardCharsets.UTF_8);

  private final long seed = Long.getLong("relevo.seed", 20261126L);
  private final Mutations mutations = new Mutations(seed);
  private final MockProducer<String, byte[]> producer =
      new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer()) {
        @Override
        public void close(Duration timeout) {
          // the template does so after each record
        }
      };
  private final Imports imports =
      new Imports(
          new KafkaTemplate<>(() -> producer),
          () -> new Pace(() -> 0, 0, Duration.ZERO),
          InstantSource.fixed(Instant.parse("2026-11-20T09:00:00Z")));

  @Test
  @Timeout(300)
  void areReportedRowByRowAndReadAsWhateverTheyAre() {
    for (int i = 0; i < ROUNDS; i++) {
      byte[] bent = i == 0 ? LIST : mutations.of(LIST);
      String seen = "seed %s: %s".formatted(seed, new String(bent, StandardCharsets.UTF_8));
      producer.clear();
      Progress.View report =
          imports
              .take(
                  new ListImport("list", "fair", Mode.QUIET, ';', "DE", Map.of("Firma", "company")),
                  new ByteArrayInputStream(bent))
              .orElseThrow();

      assertThat(report.state()).as(seen).isIn(State.DONE, State.FAILED);
      assertThat(report.kept()).as(seen).isEqualTo(producer.history().size());
      assertThat(report.kept() + report.refused()).as(seen).isEqualTo(report.read());
      for (ProducerRecord<String, byte[]> record : producer.history()) {
        Submission kept = EventJson.mapper().readValue(record.value(), Submission.class);
        assertThatCode(() -> StreamReading.read(kept)).as(seen).doesNotThrowAnyException();
      }
      if (i == 0) {
        assertThat(report.kept()).isEqualTo(3);
      }
    }
  }
}
