package com.relevo.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The help is a text of its own, so that it can be read before anything is built: it must not lag
 * behind the commands.
 */
class UsageTest {
  @Test
  void namesEveryCommandAndOption() {
    CommandLine commands = Relevo.commandLine();
    assertThat(Relevo.usage())
        .contains(commands.getSubcommands().keySet())
        .contains(all(commands).flatMap(UsageTest::words).toList());
  }

  /** With the commands of commands. */
  private static Stream<CommandLine> all(CommandLine commands) {
    return commands.getSubcommands().values().stream()
        .flatMap(each -> Stream.concat(Stream.of(each), all(each)));
  }

  private static Stream<String> words(CommandLine command) {
    return Stream.concat(
        Stream.of(command.getCommandName()),
        command.getCommandSpec().options().stream().map(OptionSpec::longestName));
  }

  @Test
  void namesEveryServiceWithItsPort() {
    PortPlan ports = new PortPlan(0);
    String flat = Relevo.usage().replaceAll("\\s+", " ");
    assertThat(flat).contains("broker " + ports.broker(), "database " + ports.database());
    assertThat(flat)
        .contains(
            Arrays.stream(Service.values())
                .map(service -> service.module() + " " + ports.of(service))
                .toList());
  }
}
