package com.relevo.local;

import com.relevo.local.agreement.AgreementCommand;
import com.relevo.local.deadletters.DltCommand;
import com.relevo.local.demo.DemoCommand;
import com.relevo.local.imports.ImportCommand;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./relevo}: Relevo on this machine. */
@Command(
    name = "relevo",
    subcommands = {
      DemoCommand.class,
      UpCommand.class,
      DownCommand.class,
      StatusCommand.class,
      TokenCommand.class,
      AgreementCommand.class,
      ImportCommand.class,
      DltCommand.class
    })
final class Relevo implements Runnable {
  private static final String USAGE = "/relevo-usage.txt";

  @Option(
      names = {"-h", "--help"},
      scope = CommandLine.ScopeType.INHERIT,
      usageHelp = true)
  private boolean help;

  private Relevo() {}

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    CommandLine commandLine = new CommandLine(new Relevo());
    commandLine.setExecutionStrategy(Relevo::execute);
    commandLine.setExecutionExceptionHandler((failure, _, _) -> explain(failure));
    commandLine.setParameterExceptionHandler((wrong, _) -> {
      System.err.println("relevo: " + wrong.getMessage() + ". See ./relevo --help.");
      return CannotRun.USAGE;
    });
    return commandLine;
  }

  private static int execute(CommandLine.ParseResult parsed) {
    if (parsed.asCommandLineList().stream().anyMatch(CommandLine::isUsageHelpRequested)) {
      System.out.print(usage());
      return 0;
    }
    return new CommandLine.RunLast().execute(parsed);
  }

  private static int explain(Exception failure) throws Exception {
    if (failure instanceof CannotRun cannotRun) {
      System.err.println("relevo: " + cannotRun.getMessage());
      return cannotRun.exitCode();
    }
    throw failure;
  }

  /** What {@code --help} prints, also where nothing is built yet. */
  static String usage() {
    try (InputStream text = Objects.requireNonNull(Relevo.class.getResourceAsStream(USAGE))) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void run() {
    System.out.print(usage());
  }
}
