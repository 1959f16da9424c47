package com.relevo.local.demo;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** The marketing tools: each delivery at its time, in order, whatever the answers take. */
final class Marketing implements AutoCloseable {
  private final ScheduledExecutorService tools =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
  private final Webhooks webhooks;
  private final Consumer<Line> lines;
  private final AtomicInteger pending = new AtomicInteger();

  Marketing(Webhooks webhooks, Consumer<Line> lines) {
    this.webhooks = webhooks;
    this.lines = lines;
  }

  void start(List<Delivery> deliveries) {
    pending.set(deliveries.size());
    deliveries.forEach(
        each -> tools.schedule(() -> deliver(each), each.at().toMillis(), TimeUnit.MILLISECONDS));
  }

  private void deliver(Delivery delivery) {
    try {
      lines.accept(webhooks.deliver(delivery));
    } catch (IOException e) {
      lines.accept(
          new Line(
              Screen.Tone.BAD, "webhook", delivery.tool().title(), delivery.what() + ": " + e));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      pending.decrementAndGet();
    }
  }

  /** Whether every delivery was made and answered. */
  boolean done() {
    return pending.get() == 0;
  }

  @Override
  public void close() {
    tools.shutdownNow();
  }
}
