package com.relevo.local.deadletters;

import com.relevo.events.EventJson;
import com.relevo.local.CannotRun;
import java.io.PrintWriter;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;

/** One dead letter in full: why, its headers, and the record as it was. It may name a person. */
@Command(name = "show")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ShowCommand implements Runnable {
  @Spec private CommandSpec spec;
  @Mixin private Brokers brokers;

  @Parameters(paramLabel = "LETTER")
  private String letter;

  @Override
  public void run() {
    LetterId id = LetterId.of(letter);
    try (LetterBox box = new LetterBox(brokers.settings())) {
      ConsumerRecord<byte[], byte[]> record =
          box.fetch(id)
              .orElseThrow(
                  () -> new CannotRun(CannotRun.FAILED, "There is no dead letter at " + id + "."));
      PrintWriter out = spec.commandLine().getOut();
      DeadLetter found = LetterBox.letter(record);
      out.println("letter   " + id);
      out.println("key      " + found.key());
      new TreeMap<>(found.headers()).forEach((name, value) -> out.println(name + ": " + value));
      out.println();
      out.println(readable(LetterBox.text(record.value())));
      out.flush();
    }
  }

  /** Indented where it is JSON. */
  private static String readable(String text) {
    try {
      return EventJson.mapper().readTree(text).toPrettyString();
    } catch (JacksonException _) {
      return text;
    }
  }
}
