package com.relevo.local.agreement;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.Agreement.Rep;
import com.relevo.agreement.AgreementLint;
import com.relevo.agreement.AgreementReader;
import com.relevo.agreement.InvalidAgreementException;
import com.relevo.local.CannotRun;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says everything that is wrong with an agreement, or what is in it and what is odd. */
@Command(name = "check")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class CheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE")
  private Path file;

  @Override
  public Integer call() {
    Lines out = new Lines(spec.commandLine().getOut());
    try {
      Agreement agreement = AgreementReader.read(file);
      summary(agreement).forEach(out::line);
      AgreementLint.of(agreement, now())
          .forEach(lint ->
              out.at(
                  file,
                  lint.line(),
                  lint.column(),
                  "warning: " + lint.text() + " (" + lint.code().id() + ")",
                  lint.hint()));
      return 0;
    } catch (InvalidAgreementException e) {
      out.problems(file, e);
      return CannotRun.FAILED;
    }
  }

  private List<String> summary(Agreement agreement) {
    long active =
        agreement.teams().stream()
            .flatMap(team -> team.reps().stream())
            .filter(Rep::active)
            .count();
    return List.of(
        file + " is a valid agreement: " + agreement.version() + ", " + agreement.name(),
        "  %s, %s; %s with %s; %s; %s; %s; %s"
            .formatted(
                count(agreement.scoring().fit().size(), "fit rule"),
                count(agreement.scoring().engagement().size(), "engagement rule"),
                count(agreement.teams().size(), "team"),
                count(active, "active rep"),
                count(agreement.routing().size(), "routing rule"),
                count(agreement.targets().size(), "target"),
                count(agreement.commitments().size(), "commitment"),
                count(agreement.goals().size(), "goal")));
  }

  private static String count(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  /** Whether calendars reach far enough is a question of today. */
  @SuppressWarnings("TimeZoneUsage")
  private static Instant now() {
    return Instant.now();
  }
}
