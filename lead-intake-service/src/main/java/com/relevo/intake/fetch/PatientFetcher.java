package com.relevo.intake.fetch;

import com.relevo.intake.domain.source.Source;
import com.relevo.intake.fetch.Fetcher.Fetched;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryRegistry;
import io.github.resilience4j.timelimiter.TimeLimiter;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Another fetcher, asked within what each tool bears: not too often, not for too long, again after
 * a while, and not at all while it is down. Its settings are the resilience4j configurations named
 * {@code fetch}; each source has instances of its own.
 */
final class PatientFetcher implements AutoCloseable {
  private static final String CONFIGURATION = "fetch";

  private final Fetcher fetcher;
  private final RetryRegistry retries;
  private final CircuitBreakerRegistry circuits;
  private final RateLimiterRegistry rates;
  private final TimeLimiterRegistry limits;
  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

  PatientFetcher(
      Fetcher fetcher,
      RetryRegistry retries,
      CircuitBreakerRegistry circuits,
      RateLimiterRegistry rates,
      TimeLimiterRegistry limits) {
    this.fetcher = fetcher;
    this.retries = retries;
    this.circuits = circuits;
    this.rates = rates;
    this.limits = limits;
  }

  Fetched fetch(Source source, String id) {
    String name = "fetch-" + source.slug();
    TimeLimiter limit = limits.timeLimiter(name, CONFIGURATION);
    RateLimiter rate = rates.rateLimiter(name, CONFIGURATION);
    CircuitBreaker circuit = circuits.circuitBreaker(name, CONFIGURATION);
    Retry retry = retries.retry(name, CONFIGURATION);
    Callable<Fetched> call =
        () ->
            limit.executeFutureSupplier(
                () -> CompletableFuture.supplyAsync(() -> fetcher.fetch(source, id), callers));
    try {
      return Retry.decorateCallable(
              retry,
              CircuitBreaker.decorateCallable(circuit, RateLimiter.decorateCallable(rate, call)))
          .call();
    } catch (FetchFailedException e) {
      throw e;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new FetchFailedException("stopped", true);
    } catch (Exception e) {
      // whatever a fetcher or a guard throws: the delivery is kept, and tried again
      throw new FetchFailedException(e.getClass().getSimpleName(), true);
    }
  }

  @Override
  public void close() {
    callers.shutdownNow();
  }
}
