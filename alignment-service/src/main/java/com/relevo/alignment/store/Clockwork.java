package com.relevo.alignment.store;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * What goes on without being asked: whatever has come due takes effect, and what was decided is
 * published. One thread; a database or a broker that fails is tried again, for ever.
 */
final class Clockwork implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Clockwork.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final AgreementDesk desk;
  private final OutboxRelay relay;
  private final Bell bell;
  private final Duration look;
  private volatile @Nullable Thread thread;

  Clockwork(AgreementDesk desk, OutboxRelay relay, Bell bell, Duration look) {
    this.desk = desk;
    this.relay = relay;
    this.bell = bell;
    this.look = look;
  }

  /** After the beginning was found out. */
  @Override
  public int getPhase() {
    return Beginning.PHASE + 1;
  }

  @Override
  public void start() {
    Thread started = new Thread(this::run, "agreements-clockwork");
    started.setDaemon(true);
    thread = started;
    started.start();
  }

  private void run() {
    boolean well = true;
    while (thread == Thread.currentThread()) {
      try {
        // First: also while the broker is away, what cannot be told in time is put off.
        desk.advance();
        relay.publish();
        well = true;
        bell.await(look);
      } catch (InterruptedException _) {
        return;
      } catch (RuntimeException e) {
        if (well) {
          log.warn("The agreements' events wait: the database or the broker fails", e);
        }
        well = false;
        pause();
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(look);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      thread = null;
    }
  }

  /** Lets it finish what it publishes; a broker that does not answer is not waited for. */
  @Override
  public void stop() {
    Thread running = thread;
    thread = null;
    bell.ring();
    try {
      if (running != null && !running.join(PATIENCE)) {
        running.interrupt();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }
}
