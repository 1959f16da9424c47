package com.relevo.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.util.FileSystemUtils;

/**
 * Gives all test classes of a run the same running services: they take a minute to start, and none
 * of the tests minds what another left behind. They lock it, as some kill its services. Stopped
 * when the last test is over.
 */
final class OneRelevo implements ParameterResolver {
  static final String LOCK = "one-relevo";

  private record Running(Path folder, Traces traces, Relevo relevo) implements AutoCloseable {
    static Running start() {
      try {
        Path folder = Files.createTempDirectory("relevo-system-tests");
        Traces traces = new Traces();
        return new Running(folder, traces, new Relevo(folder, traces.settings()).start());
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void close() throws IOException {
      relevo.close();
      traces.close();
      FileSystemUtils.deleteRecursively(folder);
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return wanted(parameter) == Relevo.class || wanted(parameter) == Traces.class;
  }

  private static Class<?> wanted(ParameterContext parameter) {
    return parameter.getParameter().getType();
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Running running =
        context
            .getRoot()
            .getStore(ExtensionContext.Namespace.create(OneRelevo.class))
            .computeIfAbsent(Running.class, _ -> Running.start(), Running.class);
    return wanted(parameter) == Traces.class ? running.traces() : running.relevo();
  }
}
