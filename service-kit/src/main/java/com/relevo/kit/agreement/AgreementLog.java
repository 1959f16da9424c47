package com.relevo.kit.agreement;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.AgreementTimeline.Switch;
import com.relevo.kit.agreement.AgreementBook.Heard;
import com.relevo.kit.config.BrokerUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Reads {@code relevo.agreements} into the book: all of it before any stream starts, so that
 * nothing is decided by less than what is known, then whatever comes. A broker that fails is tried
 * again, for ever.
 */
final class AgreementLog implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(AgreementLog.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final AgreementTopic topic;
  private final AgreementBook book;
  private final AgreementMetrics metrics;
  private final List<InForceListener> listeners;
  private final Duration brokerWait;
  private final InstantSource clock;
  private volatile Instant allReadAt = Instant.EPOCH;
  private @Nullable String inForce;
  private @Nullable Running running;

  private record Running(Thread thread, CountDownLatch stopped) {}

  AgreementLog(
      AgreementTopic topic,
      AgreementBook book,
      AgreementMetrics metrics,
      List<InForceListener> listeners,
      Duration brokerWait,
      InstantSource clock) {
    this.topic = topic;
    this.book = book;
    this.metrics = metrics;
    this.listeners = List.copyOf(listeners);
    this.brokerWait = brokerWait;
    this.clock = clock;
  }

  /** When it was last seen that nothing on the topic is unread. */
  Instant allReadAt() {
    return allReadAt;
  }

  /** After the topics were created (0), before anything is decided. */
  @Override
  public int getPhase() {
    return 1;
  }

  @Override
  public synchronized void start() {
    try {
      topic.readAll(brokerWait, (key, record) -> heard(key, book.hear(key, record), false));
    } catch (KafkaException e) {
      throw new BrokerUnavailableException(topic.servers(), brokerWait, e);
    } finally {
      topic.close();
    }
    allReadAt = clock.instant();
    tellInForce();
    CountDownLatch stopped = new CountDownLatch(1);
    Thread thread = new Thread(() -> follow(stopped), "agreements");
    thread.setDaemon(true);
    thread.start();
    running = new Running(thread, stopped);
  }

  private void follow(CountDownLatch stopped) {
    boolean reachable = true;
    while (stopped.getCount() > 0) {
      try {
        if (topic.read(PAUSE, (key, record) -> heard(key, book.hear(key, record), true))) {
          allReadAt = clock.instant();
          reachable = true;
        }
        tellInForce();
      } catch (WakeupException | InterruptException e) {
        log.debug("Stopped while the broker was asked", e);
        break;
      } catch (RuntimeException e) {
        // Whatever it is, this thread must go on: without it no version is heard of any more.
        if (reachable) {
          log.warn("The topic of the agreements cannot be read; it is tried again", e);
        }
        reachable = false;
        topic.close();
        pause(stopped);
      }
    }
    topic.close();
  }

  private static void pause(CountDownLatch stopped) {
    try {
      stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      stopped.countDown();
    }
  }

  /** {@code live} is false for what was on the topic when this instance started. */
  private void heard(String key, Heard heard, boolean live) {
    switch (heard) {
      case Heard.Nothing() -> {
        // a notice
      }
      case Heard.Scheduled(Switch change) -> {
        log.info(
            "Agreement {} takes effect at {}", change.agreement().version(), change.effectiveAt());
        lookWhetherLate(change, live);
      }
      case Heard.Withdrawn(Switch change) -> {
        log.info("Agreement {} is withdrawn", change.agreement().version());
        lookWhetherLate(change, live);
      }
      case Heard.Unreadable(String why) -> {
        log.error("Agreement {} cannot be read and is passed over: {}", key, why);
        metrics.unreadable();
      }
    }
  }

  /** The version all began with is published when alignment-service first starts: no news. */
  private void lookWhetherLate(Switch change, boolean live) {
    boolean begun =
        change.effectiveAt().equals(Instant.EPOCH)
            && change.agreement().version().equals(book.timeline().beginning().version());
    if (live && !begun && !change.effectiveAt().isAfter(clock.instant())) {
      log.warn(
          "Expected to hear of agreement {} before it takes effect at {}, but it is later; what was decided since then stays",
          change.agreement().version(),
          change.effectiveAt());
      metrics.late();
    }
  }

  private void tellInForce() {
    Agreement agreement = book.timeline().at(clock.instant());
    if (!agreement.version().equals(inForce)) {
      inForce = agreement.version();
      log.info("Agreement {} ({}) is in force", agreement.version(), agreement.name());
      listeners.forEach(listener -> listener.inForce(agreement));
    }
  }

  @Override
  public synchronized void stop() {
    if (running != null) {
      running.stopped.countDown();
      topic.wakeUp();
      end(running.thread);
      running = null;
    }
  }

  /** Lets it finish what it reads; a broker that does not answer is not waited for. */
  private static void end(Thread thread) {
    try {
      if (!thread.join(PATIENCE)) {
        thread.interrupt();
      }
    } catch (InterruptedException _) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return running != null;
  }
}
