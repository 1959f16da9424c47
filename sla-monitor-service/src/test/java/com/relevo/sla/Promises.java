package com.relevo.sla;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.AgreementReader;

/** The shipped agreement with other targets. */
public final class Promises {
  private static final String SHIPPED = AgreementReader.example().text();

  private Promises() {}

  /** One target a line, as YAML in braces. */
  public static Agreement of(String... targets) {
    return AgreementReader.read("test", text(targets));
  }

  public static String text(String... targets) {
    StringBuilder text =
        new StringBuilder(SHIPPED.substring(0, SHIPPED.indexOf("\ntargets:")))
            .append("\ntargets:\n");
    for (String target : targets) {
      text.append("  - ").append(target).append('\n');
    }
    return text.append(SHIPPED.substring(SHIPPED.indexOf("\ndispositions:"))).toString();
  }

  public static String route(String budget) {
    return "{ id: route, kind: time-to-route, budget: " + budget + ", calendar: elapsed }";
  }

  public static String respond(String budget) {
    return "{ id: respond, kind: time-to-first-response, budget: "
        + budget
        + ", calendar: elapsed, evidence: attempt, warn: [50%] }";
  }
}
