package com.relevo.alignment.store;

import com.relevo.alignment.domain.Actor;
import com.relevo.alignment.domain.Announcement;
import com.relevo.alignment.domain.Command;
import com.relevo.alignment.domain.Due;
import com.relevo.alignment.domain.Life;
import com.relevo.alignment.domain.Lifecycle;
import com.relevo.alignment.domain.Outcome;
import com.relevo.alignment.domain.Outcome.Decided;
import com.relevo.alignment.domain.Outcome.Refused;
import com.relevo.alignment.domain.Standing;
import com.relevo.alignment.domain.Step;
import com.relevo.alignment.store.Outbox.Announced;
import com.relevo.events.AgreementEvent;
import com.relevo.events.AgreementEvent.AgreementScheduled;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Decides one thing at a time, and keeps the steps and what is to be told of them in one
 * transaction.
 */
@Service
public class AgreementDesk {
  private static final Logger log = LoggerFactory.getLogger(AgreementDesk.class);

  private final AgreementStore store;
  private final Outbox outbox;
  private final Lifecycle lifecycle;
  private final TransactionTemplate transaction;
  private final InstantSource clock;
  private final Bell bell;

  AgreementDesk(
      AgreementStore store,
      Outbox outbox,
      Lifecycle lifecycle,
      TransactionTemplate transaction,
      InstantSource clock,
      Bell bell) {
    this.store = store;
    this.outbox = outbox;
    this.lifecycle = lifecycle;
    this.transaction = transaction;
    this.clock = clock;
    this.bell = bell;
  }

  /** What a command led to: the version as it is now, or why not. */
  public sealed interface Result {
    /** {@code changed} is false where it was so already. */
    record Done(Life life, boolean changed) implements Result {}

    record Refused(Outcome.Refused why) implements Result {}
  }

  /** {@code text} comes with a draft and an edit. */
  public Result handle(String version, Command command, Actor actor, @Nullable Text text) {
    return handle(version, command, actor, text, null);
  }

  /** With what its simulation found, of which {@code propose} has the id. */
  public Result propose(
      String version, Command.Propose propose, Actor actor, @Nullable ImpactSummary simulation) {
    return handle(version, propose, actor, null, simulation);
  }

  private Result handle(
      String version,
      Command command,
      Actor actor,
      @Nullable Text text,
      @Nullable ImpactSummary simulation) {
    Result result =
        Objects.requireNonNull(
            transaction.execute(_ -> {
              store.lock();
              Life life = store.life(version).orElse(null);
              Standing standing = store.standing();
              return switch (lifecycle.decide(standing, life, command, actor, now())) {
                case Refused refused -> new Result.Refused(refused);
                case Decided(List<Step> steps) when steps.isEmpty() ->
                    new Result.Done(Objects.requireNonNull(life), false);
                case Decided(List<Step> steps) -> {
                  Life after = append(version, life, steps, standing.inForce(), text);
                  if (simulation != null) {
                    store.keep(version, simulation);
                  }
                  yield new Result.Done(after, true);
                }
              };
            }));
    bell.ring();
    return result;
  }

  /** Whatever has come due takes effect; returns how many versions did. */
  int advance() {
    int advanced = Objects.requireNonNull(transaction.execute(_ -> advanceDue()));
    if (advanced > 0) {
      bell.ring();
    }
    return advanced;
  }

  private int advanceDue() {
    if (store.due(now()).isEmpty()) {
      return 0; // the usual case costs no lock
    }
    store.lock();
    int advanced = 0;
    for (String version : store.due(now())) {
      Life life = store.life(version).orElseThrow();
      Instant effectiveAt = Objects.requireNonNull(AgreementStore.effectiveAt(life));
      Announced announced = outbox.announced(version, effectiveAt);
      if (announced == Announced.UNKNOWN) {
        return advanced; // in a moment it is known
      }
      advance(life, announced == Announced.YES);
      advanced++;
    }
    return advanced;
  }

  private void advance(Life life, boolean announced) {
    String current = store.standing().inForce();
    Life inForce = current == null ? null : store.life(current).orElseThrow();
    Due due = Due.decide(life, inForce, announced, lifecycle.lead(), now());
    if (due.ofScheduled().getFirst() instanceof Step.Scheduled) {
      outbox.dropUnsent(life.version()); // put off
    }
    if (inForce != null && !due.ofInForce().isEmpty()) {
      append(inForce.version(), inForce, due.ofInForce(), life.version(), null);
    }
    append(life.version(), life, due.ofScheduled(), current, null);
    log.info("Agreement {}: {}", life.version(), due.ofScheduled().getLast());
  }

  /** Steps that nobody asked for here: see {@link Beginning}. Within a transaction of its own. */
  void take(String version, Step.Imported step, Text text, boolean tell) {
    Life life = Life.of(version, List.of(step));
    store.append(life, List.of(step), 1, text);
    if (tell) {
      tell(null, life, step, null, text);
    }
  }

  private Life append(
      String version,
      @Nullable Life before,
      List<Step> steps,
      @Nullable String inForce,
      @Nullable Text text) {
    List<Life> lives = new ArrayList<>();
    Life life = before;
    for (Step step : steps) {
      life = life == null ? Life.of(version, List.of(step)) : life.after(List.of(step));
      lives.add(life);
    }
    Life after = lives.getLast();
    store.append(after, steps, before == null ? 1 : before.steps() + 1, text);
    Text document = text == null ? store.text(version, after.revision().number()) : text;
    Life previous = before;
    for (int i = 0; i < steps.size(); i++) {
      tell(previous, lives.get(i), steps.get(i), inForce, document);
      previous = lives.get(i);
    }
    return after;
  }

  private void tell(
      @Nullable Life before, Life after, Step step, @Nullable String inForce, Text text) {
    new Announcement(before, after, text.document(), text.files())
        .of(step, inForce)
        .ifPresent(event -> outbox.add(event, notAfter(event)));
  }

  /** What services switch by is published well before the instant or not at all. */
  private @Nullable Instant notAfter(AgreementEvent event) {
    return event instanceof AgreementScheduled scheduled
            && scheduled.effectiveAt().isAfter(Lifecycle.BEGINNING)
        ? scheduled.effectiveAt().minus(lifecycle.lead().dividedBy(3))
        : null;
  }

  /** As precise as the database keeps it, so that what is read is what was decided. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
