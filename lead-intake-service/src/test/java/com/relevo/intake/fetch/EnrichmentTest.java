package com.relevo.intake.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.relevo.events.EventJson;
import com.relevo.intake.Shipped;
import com.relevo.intake.domain.delivery.Format;
import com.relevo.intake.domain.delivery.Submission;
import com.relevo.intake.fetch.Fetcher.Fetched;
import com.relevo.intake.store.Submissions.Kept;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnrichmentTest {
  private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
  private static final String CREATED =
      "[{\"eventId\":1,\"subscriptionId\":2,\"occurredAt\":3,\"subscriptionType\":\"contact.creation\",\"objectId\":123},"
          + "{\"eventId\":2,\"subscriptionId\":2,\"occurredAt\":3,\"subscriptionType\":\"contact.deletion\",\"objectId\":124}]";

  private final List<Submission> kept = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private Kept answer = Kept.KEPT;
  private Fetched fetched = new Fetched.Person(utf8("{\"id\":\"123\",\"properties\":{}}"));

  private final Enrichment enrichment =
      new Enrichment(
          Map.of(
              "crm",
              HttpFetcherTest.source("http://x.example/{id}"),
              "other",
              Shipped.source("other", Shipped.preset("hubspot"), "s")),
          (source, id) -> {
            asked.add(id);
            return fetched;
          },
          submission -> {
            kept.add(submission);
            return answer;
          },
          InstantSource.fixed(NOW),
          metrics);

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] record(String source, String body) {
    return EventJson.mapper()
        .writeValueAsBytes(
            Shipped.submission(
                source, "hubspot", "k", NOW.minusSeconds(9), Format.JSON, utf8(body)));
  }

  @Test
  void keepsWhatWasFetchedAsADeliveryThatARepeatRepeats() {
    enrichment.of(record("crm", CREATED));
    enrichment.of(record("crm", CREATED));

    assertThat(asked).containsExactly("123", "123");
    assertThat(kept).hasSize(2);
    Submission first = kept.getFirst();
    assertThat(first.kind()).isEqualTo(Submission.Kind.FETCHED);
    assertThat(first.format()).isEqualTo(Format.PARSED);
    assertThat(first.receivedAt()).isEqualTo(NOW);
    assertThat(first.recordKey()).isEqualTo("crm:fetched:1/2/3/123");
    assertThat(kept.get(1).deliveryId()).isEqualTo(first.deliveryId());
  }

  @Test
  void asksForNobodyElse() {
    enrichment.of(record("other", CREATED));
    enrichment.of(record("unknown", CREATED));
    enrichment.of(utf8("poison"));
    enrichment.of(utf8("null"));
    enrichment.of(utf8("{}"));
    enrichment.of(EventJson.mapper().writeValueAsBytes(kept("fetched already")));

    assertThat(asked).isEmpty();
  }

  private static Submission kept(String key) {
    return Shipped.submission("crm", "hubspot", key, NOW, Format.JSON, utf8(CREATED))
        .fetched(utf8(CREATED), "1", NOW);
  }

  @Test
  void passesOverWhoIsGone() {
    fetched = new Fetched.Gone();

    enrichment.of(record("crm", CREATED));

    assertThat(kept).isEmpty();
    assertThat(metrics.counter("relevo.fetches", "source", "crm", "outcome", "gone").count())
        .isEqualTo(1);
  }

  @Test
  void failsWhereWhatWasFetchedIsNoJsonOrCannotBeKept() {
    fetched = new Fetched.Person(utf8("<html>"));
    assertThatThrownBy(() -> enrichment.of(record("crm", CREATED)))
        .isInstanceOf(FetchFailedException.class);

    fetched = new Fetched.Person(utf8("{}"));
    answer = Kept.UNAVAILABLE;
    assertThatThrownBy(() -> enrichment.of(record("crm", CREATED)))
        .isInstanceOf(FetchFailedException.class);
  }
}
