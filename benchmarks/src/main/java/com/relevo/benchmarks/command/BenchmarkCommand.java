package com.relevo.benchmarks.command;

import com.relevo.benchmarks.load.LoadFailedException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that starts JVMs and measures them: exit code 1 where the load failed. */
public abstract class BenchmarkCommand implements Callable<Integer> {
  private static final int LAST = 1_000;

  @Option(names = "--help", usageHelp = true, description = "This text.", order = LAST)
  private boolean help;

  @Spec private CommandSpec spec;

  protected final Path root;
  protected final InstantSource clock;
  protected final PrintStream out = System.out;

  /** {@code root} is the folder of the project. */
  @SuppressWarnings("NullAway.Init") // picocli sets the spec before anything else.
  protected BenchmarkCommand(Path root, InstantSource clock) {
    this.root = root;
    this.clock = clock;
  }

  /** Ends the process. {@code -Drelevo.root} is the folder of the project. */
  @SuppressWarnings("TimeZoneUsage") // The one place here that chooses the system clock.
  protected static void execute(
      BiFunction<Path, InstantSource, BenchmarkCommand> command, String[] arguments) {
    Runtime.getRuntime().addShutdownHook(new Thread(BenchmarkCommand::killJvms));
    Path root = Path.of(System.getProperty("relevo.root", ".")).toAbsolutePath();
    System.exit(new CommandLine(command.apply(root, InstantSource.system())).execute(arguments));
  }

  /**
   * After Ctrl-C none goes on, be it stopped or not. PostgreSQL stops by a hook of its own, and
   * needs its helpers.
   */
  private static void killJvms() {
    ProcessHandle.current()
        .children()
        .filter(child -> child.info().command().filter(each -> each.endsWith("/java")).isPresent())
        .forEach(ProcessHandle::destroyForcibly);
  }

  @Override
  public final Integer call() throws Exception {
    try {
      return measure();
    } catch (LoadFailedException e) {
      System.err.println(e.getMessage());
      return 1;
    }
  }

  /** The exit code. */
  protected abstract int measure() throws Exception;

  /** What this command writes to the disk. */
  protected final Path directory(String name) {
    return root.resolve("benchmarks/target").resolve(name);
  }

  protected final ParameterException refused(@Nullable String text) {
    return new ParameterException(spec.commandLine(), String.valueOf(text));
  }
}
