package com.relevo.alignment.store;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.InvalidAgreementException;
import com.relevo.alignment.domain.Actor;
import com.relevo.alignment.domain.Lifecycle;
import com.relevo.alignment.domain.Proposal;
import com.relevo.alignment.domain.Revision;
import com.relevo.alignment.domain.Step;
import com.relevo.events.AgreementEvent.AgreementScheduled;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What there is before anybody asks. Versions on the topic that the database does not know are
 * taken over: it was lost, or is another one. A topic that does not know what was published gets it
 * again. And where there is nothing at all, the agreement of the configuration is in force from the
 * beginning of time.
 */
final class Beginning implements SmartLifecycle {
  /** After the topics were created (0), before any request. */
  static final int PHASE = 1;

  private static final Logger log = LoggerFactory.getLogger(Beginning.class);

  private final AgreementStore store;
  private final Outbox outbox;
  private final AgreementDesk desk;
  private final Supplier<PublishedAgreements.Found> published;
  private final Agreement configured;
  private final TransactionTemplate transaction;
  private final InstantSource clock;
  private volatile boolean running;

  Beginning(
      AgreementStore store,
      Outbox outbox,
      AgreementDesk desk,
      Supplier<PublishedAgreements.Found> published,
      Agreement configured,
      TransactionTemplate transaction,
      InstantSource clock) {
    this.store = store;
    this.outbox = outbox;
    this.desk = desk;
    this.published = published;
    this.configured = configured;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }

  @Override
  public void start() {
    PublishedAgreements.Found found = published.get();
    transaction.executeWithoutResult(_ -> {
      store.lock();
      Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
      found.scheduled().stream()
          .sorted(Comparator.comparing(AgreementScheduled::effectiveAt))
          .filter(each -> store.steps(each.version()).isEmpty())
          .forEach(each -> takeOver(each, now));
      if (store.standing().inForce() == null && store.due(now).isEmpty()) {
        begin(now);
      }
      outbox.confirm(found.scheduled());
      int again = outbox.sendAgainUnless(found.keys());
      if (again > 0) {
        log.warn("{} of the agreements' events are not on the topic and are sent again", again);
      }
    });
    desk.advance();
    lookWhetherConfigurationIsPassedOver();
    running = true;
  }

  private void takeOver(AgreementScheduled event, Instant now) {
    Text text = new Text(event.document(), event.files());
    try {
      Step.Imported step =
          new Step.Imported(
              now,
              Actor.RELEVO.subject(),
              Revision.of(text.agreement(), 1),
              new Proposal(
                  event.proposedBy(),
                  event.proposedAt(),
                  event.supersedes(),
                  List.of(),
                  null,
                  null,
                  null),
              event.signatures(),
              event.effectiveAt());
      desk.take(event.version(), step, text, false);
      log.warn(
          "Agreement {} was on the topic, but not in the database: taken over", event.version());
    } catch (InvalidAgreementException e) {
      log.error(
          "Agreement {} on the topic cannot be read and is not taken over", event.version(), e);
    }
  }

  private void begin(Instant now) {
    if (!store.steps(configured.version()).isEmpty()) {
      log.error(
          "Expected a version in force, but there is none, and the configured {} has a life of its own",
          configured.version());
      return;
    }
    String relevo = Actor.RELEVO.subject();
    Step.Imported step =
        new Step.Imported(
            now,
            relevo,
            Revision.of(configured, 1),
            new Proposal(relevo, now, null, List.of(), null, null, null),
            List.of(),
            Lifecycle.BEGINNING);
    desk.take(configured.version(), step, Text.of(configured), true);
    log.info(
        "Agreement {} ({}) is what this system begins with",
        configured.version(),
        configured.name());
  }

  /** A file is for an empty system: people who change it must hear that this is not enough. */
  private void lookWhetherConfigurationIsPassedOver() {
    String inForce = store.standing().inForce();
    if (inForce == null) {
      return;
    }
    String digest = store.life(inForce).orElseThrow().revision().digest();
    if (inForce.equals(configured.version())) {
      if (!digest.equals(Revision.of(configured, 1).digest())) {
        log.warn(
            "The configured agreement has another text than the {} in force and is passed over. Give it a version of its own, propose and sign it.",
            inForce);
      }
    } else {
      log.info(
          "Agreement {} is in force; the configured {} is passed over. To change what is in force, propose a version and sign it.",
          inForce,
          configured.version());
    }
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
