package com.relevo.intake.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.relevo.intake.Shipped;
import com.relevo.intake.domain.signature.Secret;
import com.relevo.intake.domain.source.Source;
import com.relevo.intake.fetch.Fetcher.Fetched;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpFetcherTest {
  private final PersonServer tool = new PersonServer();
  private final HttpFetcher fetcher = new HttpFetcher(Duration.ofSeconds(30));

  @AfterEach
  void close() {
    fetcher.close();
    tool.close();
  }

  static Source source(String url) {
    Source plain = Shipped.source("crm", Shipped.preset("hubspot"), "secret");
    return new Source(
        "crm",
        plain.preset(),
        plain.secrets(),
        List.of(),
        List.of(),
        plain.publicBaseUrl(),
        null,
        null,
        plain.reading(),
        10,
        new Source.Fetching(url, new Secret("t0ken")));
  }

  @Test
  void asksByIdWithTheTokenInItsHeader() {
    tool.answers(200, "{\"id\":\"1\"}");

    Fetched fetched = fetcher.fetch(source(tool.url("/contacts/{id}")), "urn:li:(a,1)/..?x y");

    assertThat(fetched)
        .isInstanceOfSatisfying(
            Fetched.Person.class,
            person ->
                assertThat(new String(person.json(), StandardCharsets.UTF_8))
                    .isEqualTo("{\"id\":\"1\"}"));
    assertThat(tool.asked())
        .containsExactly("/contacts/urn%3Ali%3A%28a%2C1%29%2F..%3Fx%20y Bearer t0ken");
  }

  @ParameterizedTest
  @CsvSource({"404", "410"})
  void knowsWhoIsGone(int status) {
    tool.answers(status, "");

    assertThat(fetcher.fetch(source(tool.url("/{id}")), "1")).isInstanceOf(Fetched.Gone.class);
  }

  @ParameterizedTest
  @CsvSource({
    "500,true",
    "503,true",
    "429,true",
    "408,true",
    "401,false",
    "403,false",
    "302,false"
  })
  void saysWhetherAnotherTryMayMendARefusalAndShowsNoToken(int status, boolean again) {
    tool.answers(status, "no");

    FetchFailedException failed =
        catchThrowableOfType(
            FetchFailedException.class, () -> fetcher.fetch(source(tool.url("/{id}")), "1"));

    assertThat(failed.again()).isEqualTo(again);
    assertThat(failed).hasMessageNotContaining("t0ken");
    assertThat(tool.asked()).as("no redirect is followed").hasSize(1);
  }

  @Test
  void triesAgainWhereNobodyListens() {
    String url = tool.url("/{id}");
    tool.close();

    FetchFailedException failed =
        catchThrowableOfType(FetchFailedException.class, () -> fetcher.fetch(source(url), "1"));

    assertThat(failed.again()).isTrue();
  }

  @Test
  void takesNoAnswerOfMoreThanAMebibyte() {
    tool.answers(200, "\"" + "x".repeat(1 << 20) + "\"");

    assertThat(
            catchThrowableOfType(
                FetchFailedException.class, () -> fetcher.fetch(source(tool.url("/{id}")), "1")))
        .hasMessageContaining("larger");
  }
}
