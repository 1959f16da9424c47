package com.relevo.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The help is a text of its own, so that it can be read before anything is built: it must not lag
 * behind the commands.
 */
class UsageTest {
  @Test
  void namesEveryCommandAndOption() {
    List<CommandLine> commands = below(Relevo.commandLine()).toList();

    assertThat(commands).extracting(CommandLine::getCommandName).contains("up", "check", "diff");
    assertThat(Relevo.usage())
        .contains(commands.stream().map(CommandLine::getCommandName).toList())
        .contains(
            commands.stream()
                .flatMap(each -> each.getCommandSpec().options().stream())
                .map(OptionSpec::longestName)
                .toList())
        .contains(
            commands.stream()
                .flatMap(each -> each.getCommandSpec().positionalParameters().stream())
                .map(PositionalParamSpec::paramLabel)
                .toList());
  }

  private static Stream<CommandLine> below(CommandLine command) {
    return command.getSubcommands().values().stream()
        .flatMap(each -> Stream.concat(Stream.of(each), below(each)));
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
