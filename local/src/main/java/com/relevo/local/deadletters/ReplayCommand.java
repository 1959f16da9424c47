package com.relevo.local.deadletters;

import com.relevo.local.CannotRun;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Gives dead letters back to the services that could not process them, once each. */
@Command(name = "replay")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ReplayCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Brokers brokers;
  @Mixin private Filter filter;

  @Parameters(arity = "0..*", paramLabel = "LETTER")
  private List<String> letters = new ArrayList<>();

  @Option(names = "--all")
  private boolean all;

  @Option(names = "--again")
  private boolean again;

  @Option(names = "--dry-run")
  private boolean dryRun;

  @Override
  public Integer call() {
    if (letters.isEmpty() && !filter.says() && !all) {
      throw new CannotRun(
          CannotRun.USAGE,
          "Say which dead letters: by name, by a filter such as --reason, or --all of them.");
    }
    Set<LetterId> named = new HashSet<>(letters.stream().map(LetterId::of).toList());
    Properties settings = brokers.settings();
    PrintWriter out = spec.commandLine().getOut();
    try (LetterBox box = new LetterBox(settings)) {
      // The replay shuts others out before it looks what is left to do.
      try (Replay replay = dryRun ? null : new Replay(settings)) {
        return replay(box, replay, named, out);
      } finally {
        out.flush();
      }
    }
  }

  private int replay(LetterBox box, @Nullable Replay replay, Set<LetterId> named, PrintWriter out) {
    List<DeadLetter> wanted =
        box.read(filter::reads, filter.at(now())).stream()
            .filter(each -> named.isEmpty() || named.contains(each.id()))
            .toList();
    Set<String> topics = box.topics();
    int done = 0;
    int left =
        (int)
            named.stream()
                .filter(id -> wanted.stream().noneMatch(each -> each.id().equals(id)))
                .count();
    for (DeadLetter letter : wanted) {
      Optional<String> refusal = refusal(letter, topics);
      if (refusal.isPresent()) {
        out.println(letter.id() + " left: " + refusal.get());
        left++;
        continue;
      }
      if (replay != null) {
        Optional<ConsumerRecord<byte[], byte[]>> record = box.fetch(letter.id());
        if (record.isEmpty()) {
          out.println(letter.id() + " left: it is gone");
          left++;
          continue;
        }
        replay.of(record.get(), now());
      }
      out.println(
          letter.id()
              + (dryRun ? " would go to " : " replayed to ")
              + letter.origin()
              + " for "
              + letter.service());
      done++;
    }
    out.println(done + (dryRun ? " would be replayed" : " replayed") + ", " + left + " left");
    return named.isEmpty() || left == 0 ? 0 : CannotRun.FAILED;
  }

  private Optional<String> refusal(DeadLetter letter, Set<String> topics) {
    if (letter.replayed() && !again) {
      return Optional.of("it was replayed before (--again replays it all the same)");
    }
    if (letter.service().isEmpty()) {
      return Optional.of("no header says which service it is for");
    }
    return topics.contains(letter.origin())
        ? Optional.empty()
        : Optional.of("there is no topic " + letter.origin());
  }

  /** Spans of filters end now. */
  @SuppressWarnings("TimeZoneUsage")
  static Instant now() {
    return Instant.now();
  }
}
