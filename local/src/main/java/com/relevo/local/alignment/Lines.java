package com.relevo.local.alignment;

import com.relevo.local.Terminal;
import com.relevo.local.api.Api.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** What became of a version, for people. */
final class Lines {
  private static final String BEGINNING = "1970-01-01T00:00:00Z";

  private Lines() {}

  static void outcome(Answer answer) {
    String effective = answer.text("effectiveAt");
    Terminal.note(
        "agreement "
            + answer.text("version")
            + " is "
            + answer.text("status")
            + (effective.isEmpty() ? "" : ", from " + instant(effective) + " on")
            + signed(answer));
  }

  private static String signed(Answer answer) {
    List<String> signatures = new ArrayList<>();
    for (JsonNode each : answer.body().path("signatures")) {
      signatures.add(
          each.path("signer").asString()
              + " for "
              + each.path("role").asString().toLowerCase(Locale.ROOT));
    }
    return signatures.isEmpty() ? "" : "; signed by " + String.join(" and ", signatures);
  }

  /** What the proposal's simulation found, in short; nothing where there is no proposal. */
  static List<String> impact(Answer answer) {
    JsonNode proposal = answer.body().path("proposal");
    if (!proposal.isObject()) {
      return List.of();
    }
    JsonNode simulation = proposal.path("simulation");
    if (simulation.isObject()) {
      return Report.of(simulation);
    }
    String id = proposal.path("simulationId").asString("");
    return List.of(
        id.isEmpty()
            ? "No impact simulation is attached."
            : "Of the impact simulation only its id is kept: " + id + ".");
  }

  static String instant(String text) {
    return text.equals(BEGINNING) ? "the beginning" : text;
  }
}
