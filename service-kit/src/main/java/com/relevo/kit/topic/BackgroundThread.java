package com.relevo.kit.topic;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A daemon thread that asks the broker until it is stopped, and may be started again. Stopping lets
 * it finish what it does for {@value #PATIENCE_SECONDS} seconds, then interrupts it: a broker that
 * does not answer is not waited for.
 */
public final class BackgroundThread {
  private static final Logger log = LoggerFactory.getLogger(BackgroundThread.class);
  private static final long PATIENCE_SECONDS = 2;

  private final String name;
  private final Body body;
  private @Nullable Running running;

  /** Runs until it is stopped. */
  @FunctionalInterface
  public interface Body {
    void run(Stop stop) throws InterruptedException;
  }

  /** Whether the thread is to end. */
  public static final class Stop {
    private final CountDownLatch asked = new CountDownLatch(1);

    private Stop() {}

    public boolean asked() {
      return asked.getCount() == 0;
    }

    /** Waits that long at most. */
    public boolean askedWithin(Duration wait) throws InterruptedException {
      return asked.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private record Running(Thread thread, Stop stop) {}

  public BackgroundThread(String name, Body body) {
    this.name = name;
    this.body = body;
  }

  public synchronized void start() {
    Stop stop = new Stop();
    Thread thread = Thread.ofPlatform().name(name).daemon().start(() -> run(stop));
    running = new Running(thread, stop);
  }

  private void run(Stop stop) {
    try {
      body.run(stop);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (WakeupException | InterruptException e) {
      log.debug("Stopped while the broker was asked", e);
    }
  }

  /** {@code wakeUp} ends a wait for the broker, where there is a way to. */
  public synchronized void stop(Runnable wakeUp) {
    if (running == null) {
      return;
    }
    running.stop.asked.countDown();
    wakeUp.run();
    try {
      if (!running.thread.join(Duration.ofSeconds(PATIENCE_SECONDS))) {
        running.thread.interrupt();
      }
    } catch (InterruptedException _) {
      running.thread.interrupt();
      Thread.currentThread().interrupt();
    }
    running = null;
  }

  public synchronized boolean isRunning() {
    return running != null;
  }
}
