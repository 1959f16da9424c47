package com.relevo.benchmarks.timers;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/**
 * Main class of a peer's process: {@code PeerProcess <kind> <JDBC URL>}. Says {@code done} when it
 * can be asked, then answers {@code schedule <lot> <at once>}, {@code watch <lot>}, {@code start},
 * {@code first <since>}, {@code await <seconds>}.
 */
public final class PeerProcess {
  private static final int CLIENTS = 16;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final InstantSource clock;
  private final Peer peer;
  private volatile FireLog log = new FireLog(Lot.steady(0, 0, 0, 0));

  private PeerProcess(PeerKind kind, String jdbcUrl, InstantSource clock) throws Exception {
    this.clock = clock;
    peer = kind.open(jdbcUrl, name -> log.fired(Lot.id(name), clock.millis()));
  }

  @SuppressWarnings("TimeZoneUsage") // Where this process chooses the system clock.
  public static void main(String[] arguments) throws Exception {
    PeerProcess process =
        new PeerProcess(PeerKind.valueOf(arguments[0]), arguments[1], InstantSource.system());
    System.out.println("done");
    try (BufferedReader questions =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String question = questions.readLine();
          question != null;
          question = questions.readLine()) {
        System.out.println("done " + process.answer(question.split(" ", -1)));
      }
    }
    process.peer.close();
    System.exit(0);
  }

  private String answer(String[] question) throws Exception {
    return switch (question[0]) {
      case "schedule" -> schedule(Lot.parse(question[1]), Integer.parseInt(question[2]));
      case "watch" -> {
        log = new FireLog(Lot.parse(question[1]));
        yield "";
      }
      case "start" -> {
        peer.start();
        yield "";
      }
      case "first" -> {
        long since = Long.parseLong(question[1]);
        yield log.awaitFirst(since, PATIENCE) ? Long.toString(log.firstSince(since)) : "-1";
      }
      case "await" ->
          log.await(Duration.ofSeconds(Long.parseLong(question[1]))).firing().toString();
      default -> throw new IllegalArgumentException("Expected a question, but got " + question[0]);
    };
  }

  /** By as many clients at a time as keep the database busy; per second. */
  private String schedule(Lot lot, int atOnce) throws Exception {
    long start = System.nanoTime();
    try (ExecutorService clients = Executors.newFixedThreadPool(atOnce == 1 ? CLIENTS : 4)) {
      List<Future<?>> calls = new ArrayList<>();
      for (long first = lot.first(); first < lot.next(); first += atOnce) {
        List<Long> ids =
            LongStream.range(first, Math.min(first + atOnce, lot.next())).boxed().toList();
        calls.add(
            clients.submit(() -> {
              if (atOnce == 1) {
                peer.schedule(lot, ids.getFirst());
              } else {
                peer.scheduleAll(lot, ids);
              }
              return null;
            }));
      }
      for (Future<?> call : calls) {
        call.get();
      }
    }
    return Double.toString(lot.count() * 1e9 / (System.nanoTime() - start));
  }
}
