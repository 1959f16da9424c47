package com.relevo.sla.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.Target.Kind;
import com.relevo.events.LeadId;
import com.relevo.events.Reason;
import com.relevo.events.SlaEvent;
import com.relevo.sla.LeadStory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The tables of docs/sla-semantics.md are what the code does, row by row, and nothing else. */
class SemanticsTablesTest {
  private static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");

  @Test
  void everyKindHasARow() throws IOException {
    assertThat(rows("## Kinds").stream().map(row -> row.getFirst().replace("`", "")))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Kind.values())
                .map(kind -> kind.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList());
  }

  @Test
  void saysWhatTheTableSaysInEveryStateAndNothingElse() throws IOException {
    List<String> table =
        rows("## What becomes of a clock").stream().map(row -> String.join(" ", row)).toList();
    List<String> actual = new ArrayList<>();
    for (String says : List.of("in time", "late", "released", "unknowable", "standing", "open")) {
      for (ClockState state : ClockState.values()) {
        result(state, says).ifPresent(actual::add);
      }
    }
    assertThat(actual).containsExactlyInAnyOrderElementsOf(table);
  }

  /** The event that a verdict leads to in a state, and the state after it, as the table puts it. */
  private static Optional<String> result(ClockState state, String says) {
    Versions agreements = new Versions(Samples.complete());
    Clockwork clockwork = new Clockwork(agreements);
    LeadStory story = LeadStory.german("lead-1");
    LeadClocks lead =
        clockwork.on(LeadClocks.none(new LeadId("lead-1")), story.qualified(NINE), NINE).state();
    Instance running =
        clockwork
            .instances(lead)
            .filter(each -> each.clock().target().equals(Samples.RESPOND))
            .findFirst()
            .orElseThrow();
    Cycle cycle = running.cycle().replacing(running.clock(), running.clock().in(state));
    LeadClocks inState = lead.with(cycle);
    Instance instance =
        clockwork
            .instances(inState)
            .filter(each -> each.clock().target().equals(Samples.RESPOND))
            .findFirst()
            .orElseThrow();
    return verdict(says)
        .event(new ClockEvents(instance, NINE.plus(Duration.ofHours(1))))
        .map(event ->
            String.join(
                " ",
                state.name(),
                says,
                event.getClass().getSimpleName(),
                after(clockwork, inState, event).name()));
  }

  private static ClockState after(Clockwork clockwork, LeadClocks state, SlaEvent event) {
    return clockwork
        .instances(clockwork.evolve(state, event))
        .filter(each -> each.id().equals(event.instance().id()))
        .findFirst()
        .orElseThrow()
        .clock()
        .state();
  }

  private static Verdict verdict(String says) {
    Reason reason = Reason.of("test", "test");
    return switch (says) {
      case "in time" -> new Verdict.InTime(new Stop("e", NINE, reason));
      case "late" -> new Verdict.Late(new Stop("e", NINE, reason));
      case "released" -> new Verdict.Released(new End(NINE, reason));
      case "unknowable" -> new Verdict.Unknowable(new Presumed(NINE, reason));
      case "standing" -> new Verdict.Standing(NINE);
      default -> new Verdict.Open();
    };
  }

  /** The cells of the first table below a heading, without its head. */
  private static List<List<String>> rows(String heading) throws IOException {
    return Files.readString(Path.of("../docs/sla-semantics.md"))
        .lines()
        .dropWhile(line -> !line.startsWith(heading))
        .dropWhile(line -> !line.startsWith("|"))
        .takeWhile(line -> line.startsWith("|"))
        .skip(2)
        .map(line -> Arrays.stream(line.split("\\|")).skip(1).map(String::strip).toList())
        .toList();
  }
}
