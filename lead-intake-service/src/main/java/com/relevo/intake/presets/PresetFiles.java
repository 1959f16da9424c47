package com.relevo.intake.presets;

import com.relevo.intake.domain.source.Preset;
import com.relevo.intake.domain.source.Presets;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Reads the presets that come with Relevo, and those of a user's own files: a file's name is its
 * tool's. One may extend another, and then says only what is different; one that is named as a
 * shipped one takes its place.
 */
public final class PresetFiles {
  private static final String SHIPPED = "classpath*:com/relevo/intake/presets/*.yaml";
  private static final String EXTENDS = "extends";
  private static final int DEEPEST = 5;

  private final Map<String, Map<String, Object>> written = new TreeMap<>();
  private final List<String> problems = new ArrayList<>();

  private PresetFiles() {}

  /** What was read, and all that is wrong with it. */
  public record Read(Presets presets, List<String> problems) {}

  /** {@code own} are files, and folders of them. */
  public static Read read(List<Path> own) {
    PresetFiles files = new PresetFiles();
    files.shipped();
    own.forEach(files::own);
    Map<String, Preset> presets = new LinkedHashMap<>();
    files.written.forEach((id, each) ->
        presets.put(id, PresetReader.read(id, files.whole(id, each, 0), files.problems)));
    return new Read(new Presets(presets), List.copyOf(files.problems));
  }

  private void shipped() {
    try {
      for (Resource resource : new PathMatchingResourcePatternResolver().getResources(SHIPPED)) {
        try (InputStream yaml = resource.getInputStream()) {
          put(String.valueOf(resource.getFilename()), yaml);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void own(Path path) {
    try (Stream<Path> files =
        Files.isDirectory(path) ? Files.list(path).filter(PresetFiles::isYaml) : Stream.of(path)) {
      for (Path file : files.sorted().toList()) {
        try (InputStream yaml = Files.newInputStream(file)) {
          put(String.valueOf(file.getFileName()), yaml);
        }
      }
    } catch (IOException _) {
      problems.add("Expected presets at " + path + ", but it cannot be read");
    }
  }

  private static boolean isYaml(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(".yaml") || name.endsWith(".yml");
  }

  @SuppressWarnings("unchecked")
  private void put(String file, InputStream yaml) {
    String id = file.replaceFirst("\\.ya?ml$", "");
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    try {
      Object read = new Yaml(new SafeConstructor(options)).load(yaml);
      if (read instanceof Map<?, ?> map) {
        written.put(id, (Map<String, Object>) map);
      } else {
        problems.add("Preset " + id + ": Expected an object");
      }
    } catch (YAMLException e) {
      problems.add("Preset " + id + ": Expected YAML, but " + e.getMessage());
    }
  }

  private Map<String, Object> whole(String id, Map<String, Object> each, int depth) {
    Object name = each.get(EXTENDS);
    if (name == null) {
      return each;
    }
    @Nullable Map<String, Object> base = written.get(String.valueOf(name));
    Map<String, Object> merged = new LinkedHashMap<>();
    if (base == null || depth == DEEPEST) {
      problems.add("Preset " + id + ": Expected to extend a preset, but found '" + name + "'");
    } else {
      merged.putAll(whole(id, base, depth + 1));
    }
    merged.putAll(each);
    merged.remove(EXTENDS);
    return merged;
  }
}
