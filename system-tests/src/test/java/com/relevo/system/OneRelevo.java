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

  private record Running(Path folder, Relevo relevo) implements AutoCloseable {
    static Running start() {
      try {
        Path folder = Files.createTempDirectory("relevo-system-tests");
        return new Running(folder, new Relevo(folder).start());
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void close() throws IOException {
      relevo.close();
      FileSystemUtils.deleteRecursively(folder);
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Relevo.class;
  }

  @Override
  public Relevo resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(OneRelevo.class))
        .computeIfAbsent(Running.class, _ -> Running.start(), Running.class)
        .relevo();
  }
}
