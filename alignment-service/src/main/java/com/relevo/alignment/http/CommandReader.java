package com.relevo.alignment.http;

import com.relevo.alignment.domain.Command;
import com.relevo.alignment.store.ImpactSummary;
import com.relevo.events.AgreementEvent.Role;
import com.relevo.kit.http.InvalidBodyException;
import com.relevo.kit.http.JsonBody;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The bodies of commands. One without fields may be left out. */
final class CommandReader {
  private static final byte[] EMPTY = {'{', '}'};
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  private CommandReader() {}

  /** A proposal, and what its simulation found where one is attached. */
  record Proposed(Command.Propose command, @Nullable ImpactSummary simulation) {}

  static Proposed propose(byte @Nullable [] json, Comparison.Compared compared)
      throws InvalidBodyException {
    JsonBody body = body(json, Set.of("effectiveAt", "simulation", "comment"));
    Instant requested = body.instant("effectiveAt");
    if (requested != null && requested.isAfter(LATEST)) {
      body.fault("effectiveAt", "too_late", "Expected a time before the year 10000");
    }
    ImpactSummary simulation = simulation(body, compared.digest());
    String comment = body.optionalText("comment");
    requireNoFaults(body);
    return new Proposed(
        new Command.Propose(
            compared.against(),
            compared.digest(),
            ChangeSummary.of(compared.changes()),
            requested,
            simulation == null ? null : simulation.id(),
            comment),
        simulation);
  }

  /** Says of which text it is: both sides must not be shown what another one would do. */
  private static @Nullable ImpactSummary simulation(JsonBody body, @Nullable String digest) {
    JsonNode node = body.node("simulation");
    if (node == null) {
      return null;
    }
    if (!node.isObject()) {
      body.fault("simulation", "not_an_object", "Expected what a simulation found, as an object");
      return null;
    }
    if (digest != null && !node.path("digest").asString("").equals(digest)) {
      body.fault(
          "simulation",
          "another_text",
          "Expected the simulation of the text with the digest " + digest);
    }
    ImpactSummary summary = ImpactSummary.of(node);
    if (summary.json().length() > ImpactSummary.LARGEST) {
      body.fault("simulation", "too_long", "Expected a summary of at most 64 KiB");
    }
    return summary;
  }

  static Command.Sign sign(byte @Nullable [] json) throws InvalidBodyException {
    JsonBody body = body(json, Set.of("role", "digest", "comment"));
    Role role = body.oneOf("role", Role.class, Role.MARKETING);
    String digest = body.optional("digest");
    String comment = body.optionalText("comment");
    requireNoFaults(body);
    return new Command.Sign(role, digest, comment);
  }

  static Command.Reject reject(byte @Nullable [] json) throws InvalidBodyException {
    JsonBody body = body(json, Set.of("role", "reason"));
    Role role = body.oneOf("role", Role.class, Role.MARKETING);
    String reason = body.requiredText("reason");
    requireNoFaults(body);
    return new Command.Reject(role, reason);
  }

  static Command.Withdraw withdraw(byte @Nullable [] json) throws InvalidBodyException {
    JsonBody body = body(json, Set.of("reason"));
    String reason = body.requiredText("reason");
    requireNoFaults(body);
    return new Command.Withdraw(reason);
  }

  private static JsonBody body(byte @Nullable [] json, Set<String> fields)
      throws InvalidBodyException {
    JsonBody body = JsonBody.read(json == null || json.length == 0 ? EMPTY : json);
    body.allow(fields);
    return body;
  }

  private static void requireNoFaults(JsonBody body) throws InvalidBodyException {
    if (!body.faults().isEmpty()) {
      throw InvalidBodyException.of(body.faults());
    }
  }
}
