package com.relevo.alignment.domain;

import com.relevo.agreement.Agreement.Owner;
import com.relevo.agreement.Agreement.Owners;
import com.relevo.alignment.domain.Outcome.Decided;
import com.relevo.alignment.domain.Outcome.Refused;
import com.relevo.alignment.domain.Phase.Status;
import com.relevo.alignment.domain.Standing.Successor;
import com.relevo.events.AgreementEvent.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All versions in memory, as the desk keeps them in the database; time stands unless it is moved.
 */
final class Versions {
  static final Duration LEAD = Duration.ofSeconds(60);
  static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
  static final Actor MARA = new Actor("mara", "mara@acme.example", Set.of(Role.MARKETING));
  static final Actor STEFAN = new Actor("stefan", "stefan@acme.example", Set.of(Role.SALES));
  static final Actor BOTH =
      new Actor("boss", "boss@acme.example", Set.of(Role.MARKETING, Role.SALES));

  final Map<String, Life> lives = new TreeMap<>();
  final Map<String, List<Step>> steps = new TreeMap<>();
  final Lifecycle lifecycle = new Lifecycle(LEAD);
  Instant now = START;

  static Revision text(String digest, Duration notice) {
    return new Revision(1, "Acme's agreement", digest, Owners.UNNAMED, notice);
  }

  static Revision text(String digest) {
    return text(digest, Duration.ofDays(14));
  }

  static Revision owned(String digest) {
    return new Revision(
        1,
        "Acme's agreement",
        digest,
        new Owners(
            new Owner("Mara", "Mara@acme.example"), new Owner("Stefan", "stefan@acme.example")),
        Duration.ofDays(14));
  }

  /** A system that begins with this version. */
  static Versions beginningWith(String version) {
    Versions versions = new Versions();
    versions.append(
        version,
        List.of(
            new Step.Imported(
                START,
                "relevo",
                text("first"),
                new Proposal("relevo", START, null, List.of(), null, null, null),
                List.of(),
                Lifecycle.BEGINNING)));
    versions.due(false);
    return versions;
  }

  Outcome handle(String version, Command command, Actor actor) {
    Outcome outcome = lifecycle.decide(standing(), lives.get(version), command, actor, now);
    if (outcome instanceof Decided(List<Step> decided)) {
      append(version, decided);
    }
    return outcome;
  }

  /** Expects that it is not refused. */
  Life ok(String version, Command command, Actor actor) {
    if (handle(version, command, actor) instanceof Refused refused) {
      throw new AssertionError(command + " was refused: " + refused);
    }
    return lives.get(version);
  }

  /** Why it is refused; null where it is not. */
  @Nullable Refusal refusal(String version, Command command, Actor actor) {
    return handle(version, command, actor) instanceof Refused(Refusal refusal, String _)
        ? refusal
        : null;
  }

  Life draft(String version, String digest) {
    return ok(version, new Command.Draft(text(digest)), MARA);
  }

  Life proposed(String version) {
    draft(version, "text of " + version);
    return ok(version, propose(), MARA);
  }

  Life scheduled(String version) {
    proposed(version);
    ok(version, sign(Role.MARKETING), MARA);
    return ok(version, sign(Role.SALES), STEFAN);
  }

  Command.Propose propose() {
    return propose(null);
  }

  Command.Propose propose(@Nullable Instant requested) {
    return new Command.Propose(standing().inForce(), null, List.of(), requested, null, null);
  }

  static Command.Sign sign(Role role) {
    return new Command.Sign(role, null, null);
  }

  void due(boolean announced) {
    lives.values().stream()
        .filter(life -> life.phase() instanceof Phase.Scheduled)
        .map(Life::version)
        .toList()
        .forEach(version -> due(version, announced));
  }

  private void due(String version, boolean announced) {
    String current = standing().inForce();
    Due due =
        Due.decide(
            lives.get(version), current == null ? null : lives.get(current), announced, LEAD, now);
    if (!due.ofInForce().isEmpty()) {
      append(current, due.ofInForce());
    }
    append(version, due.ofScheduled());
  }

  private void append(String version, List<Step> more) {
    for (Step step : more) {
      steps.computeIfAbsent(version, _ -> new ArrayList<>()).add(step);
      lives.put(version, Life.evolve(version, lives.get(version), step));
    }
  }

  Standing standing() {
    return new Standing(
        version(Status.IN_FORCE),
        lives.values().stream()
            .filter(life -> life.phase() instanceof Phase.Scheduled)
            .findFirst()
            .map(life ->
                new Successor(life.version(), ((Phase.Scheduled) life.phase()).effectiveAt()))
            .orElse(null));
  }

  private @Nullable String version(Status status) {
    return lives.values().stream()
        .filter(life -> life.status() == status)
        .map(Life::version)
        .findFirst()
        .orElse(null);
  }
}
