package com.relevo.local.deadletters;

import com.relevo.events.EventJson;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/** The dead letters, the newest last. */
@Command(name = "list")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ListCommand implements Callable<Integer> {
  private static final String FORMAT = "%-42s %-20s %-20s %-18s %-9s %s%n";

  @Spec private CommandSpec spec;
  @Mixin private Brokers brokers;
  @Mixin private Filter filter;

  @Option(names = "--limit", defaultValue = "100", paramLabel = "N")
  private int limit = 100;

  @Option(names = "--json")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (LetterBox box = new LetterBox(brokers.settings())) {
      List<DeadLetter> all = box.read(filter::reads, filter.at(ReplayCommand.now()));
      List<DeadLetter> newest = all.subList(Math.max(0, all.size() - limit), all.size());
      if (json) {
        newest.forEach(letter -> out.println(json(letter)));
      } else {
        table(out, all, newest);
      }
      out.flush();
      return 0;
    }
  }

  private static void table(PrintWriter out, List<DeadLetter> all, List<DeadLetter> newest) {
    if (!newest.isEmpty()) {
      out.printf(FORMAT, "LETTER", "BURIED", "SERVICE", "REASON", "STATE", "KEY");
    }
    newest.forEach(letter ->
        out.printf(
            FORMAT,
            letter.id(),
            Instant.ofEpochSecond(letter.at().getEpochSecond()),
            letter.service(),
            letter.reason(),
            letter.replayed() ? "replayed" : "waiting",
            letter.key()));
    long waiting = all.stream().filter(each -> !each.replayed()).count();
    out.println(
        all.size()
            + (all.size() == 1 ? " dead letter, " : " dead letters, ")
            + waiting
            + " not replayed"
            + (newest.size() < all.size() ? "; the newest " + newest.size() + " are shown" : ""));
  }

  private static String json(DeadLetter letter) {
    ObjectNode node = EventJson.mapper().createObjectNode();
    node.put("letter", letter.id().toString());
    node.put("at", letter.at().toString());
    node.put("service", letter.service());
    node.put("reason", letter.reason());
    node.put("topic", letter.origin());
    node.put("key", letter.key());
    node.put("replayed", letter.replayed());
    return node.toString();
  }
}
