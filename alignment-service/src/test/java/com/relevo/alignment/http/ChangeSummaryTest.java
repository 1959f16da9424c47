package com.relevo.alignment.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.AgreementDiff;
import com.relevo.agreement.AgreementDiff.Kind;
import com.relevo.events.AgreementEvent.Change;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChangeSummaryTest {
  @Test
  void carriesSoManyAndSaysHowManyItLeavesOut() {
    List<AgreementDiff.Change> many =
        IntStream.range(0, 305)
            .mapToObj(i ->
                new AgreementDiff.Change(
                    "goals", "/" + i, Kind.ADDED, null, "x".repeat(1_000), "A goal"))
            .toList();
    assertThat(ChangeSummary.of(many))
        .hasSize(301)
        .endsWith(new Change("", null, "5 more changes"))
        .first()
        .satisfies(change -> assertThat(change.after()).hasSize(303));
    assertThat(ChangeSummary.of(many.subList(0, 3)))
        .hasSize(3)
        .last()
        .satisfies(change -> assertThat(change.path()).isEqualTo("/2"));
  }
}
