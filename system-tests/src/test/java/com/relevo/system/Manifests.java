package com.relevo.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The files of {@code deploy/kubernetes}. */
final class Manifests {
  static final Path FOLDER = Path.of("../deploy/kubernetes");

  private Manifests() {}

  /** One YAML document of a file. */
  record Manifest(String file, Map<String, Object> content) {
    String kind() {
      return String.valueOf(content.get("kind"));
    }

    String name() {
      return String.valueOf(at("metadata", "name"));
    }

    Object at(Object... path) {
      Object here = content;
      for (Object step : path) {
        here =
            switch (here) {
              case Map<?, ?> map -> map.get(step);
              case List<?> list -> list.get((Integer) step);
              case null, default ->
                  throw new AssertionError("Expected " + List.of(path) + " in " + this);
            };
      }
      return here;
    }

    @Override
    public String toString() {
      return file + ": " + kind();
    }
  }

  /** All but Kustomize's own. */
  static List<Manifest> all() {
    return kustomizations(false).toList();
  }

  static Stream<Manifest> kustomizations(boolean wanted) {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .filter(file -> !file.endsWith("agreement.yaml"))
          .filter(file -> file.endsWith("kustomization.yaml") == wanted)
          .sorted()
          .toList()
          .stream()
          .flatMap(Manifests::read);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Stream<Manifest> read(Path file) {
    try {
      return read(FOLDER.relativize(file).toString(), Files.readString(file));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @SuppressWarnings("unchecked")
  static Stream<Manifest> read(String name, String text) {
    Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
    return StreamSupport.stream(yaml.loadAll(text).spliterator(), false)
        .map(each -> new Manifest(name, (Map<String, Object>) each));
  }
}
