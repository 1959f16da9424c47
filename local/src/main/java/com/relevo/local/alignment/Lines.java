package com.relevo.local.alignment;

import com.relevo.local.Terminal;
import com.relevo.local.alignment.AlignmentApi.Answer;
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

  static String instant(String text) {
    return text.equals(BEGINNING) ? "the beginning" : text;
  }
}
