package com.relevo.benchmarks.intake;

import com.relevo.benchmarks.load.EndWatch;
import com.relevo.benchmarks.load.Journal;
import com.relevo.benchmarks.load.Sender;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A lead's end is the acknowledgement of its webhook; one told to come later does, a second on. */
final class Acknowledged implements Sender, EndWatch {
  private static final int ATTEMPTS = 30;
  private static final Executor LATER = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);

  private final Poster poster;
  private final AtomicInteger refused = new AtomicInteger();
  private final Map<Long, Integer> attempts = new ConcurrentHashMap<>();
  private volatile @Nullable Journal journal;

  Acknowledged(URI webhook, int connections, InstantSource clock) {
    poster = new Poster(webhook, connections, clock, this::heard);
  }

  @Override
  public void noteIn(Journal journal) {
    this.journal = journal;
  }

  /** What it is failed with is told to the journal, too. */
  @Override
  public void send(long lead, Consumer<String> failed) {
    poster.post(lead);
  }

  private void heard(long lead, Answer answer) {
    long now = System.nanoTime();
    Journal current = journal;
    if (current == null) {
      return;
    }
    if (answer.acknowledged()) {
      attempts.remove(lead);
      current.seen(lead, now);
    } else if (answer.retryable() && attempts.merge(lead, 1, Integer::sum) < ATTEMPTS) {
      refused.incrementAndGet();
      again(lead, answer);
    } else {
      current.fail("Expected 2xx for lead " + lead + ", but it is " + answer);
    }
  }

  /** A kept connection that the server had closed meanwhile is replaced at once. */
  private void again(long lead, Answer answer) {
    if (answer instanceof Answer.Broken && attempts.getOrDefault(lead, 0) == 1) {
      poster.post(lead);
    } else {
      LATER.execute(() -> poster.post(lead));
    }
  }

  @Override
  public int refused() {
    return refused.get();
  }

  @Override
  public void close() {
    poster.close();
  }
}
