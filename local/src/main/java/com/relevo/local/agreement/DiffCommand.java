package com.relevo.local.agreement;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.AgreementDiff;
import com.relevo.agreement.AgreementDiff.Change;
import com.relevo.agreement.AgreementDiff.Kind;
import com.relevo.agreement.AgreementReader;
import com.relevo.agreement.InvalidAgreementException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Says what changed between two agreements; exit codes are those of diff(1). */
@Command(name = "diff")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class DiffCommand implements Callable<Integer> {
  private static final int SAME = 0;
  private static final int DIFFERENT = 1;
  private static final int TROUBLE = 2;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "BEFORE")
  private Path before;

  @Parameters(index = "1", paramLabel = "AFTER")
  private Path after;

  @Option(names = "--json")
  private boolean json;

  @Override
  public Integer call() {
    AgreementDiff diff;
    try {
      diff = AgreementDiff.between(read(before), read(after));
    } catch (Unreadable _) {
      return TROUBLE;
    }
    Lines out = new Lines(spec.commandLine().getOut());
    if (json) {
      out.line(
          JsonMapper.builder()
              .enable(SerializationFeature.INDENT_OUTPUT)
              .build()
              .writeValueAsString(diff.changes()));
    } else {
      tell(diff.changes(), out);
    }
    return diff.isEmpty() ? SAME : DIFFERENT;
  }

  private static void tell(List<Change> changes, Lines out) {
    String section = "";
    for (Change change : changes) {
      if (!change.section().equals(section)) {
        section = change.section();
        out.line(section);
      }
      out.line("  " + sign(change.kind()) + " " + change.text());
    }
    if (changes.isEmpty()) {
      out.line("Both say the same.");
    }
  }

  private static char sign(Kind kind) {
    return switch (kind) {
      case ADDED -> '+';
      case REMOVED -> '-';
      case CHANGED, REORDERED -> '~';
    };
  }

  /** What is wrong with the file was said. */
  private static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /** Errors go where they do not get into the JSON. */
  private Agreement read(Path file) throws Unreadable {
    try {
      return AgreementReader.read(file);
    } catch (InvalidAgreementException e) {
      new Lines(spec.commandLine().getErr()).problems(file, e);
      throw new Unreadable();
    }
  }
}
