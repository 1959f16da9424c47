package com.relevo.agreement;

import com.relevo.agreement.InvalidAgreementException.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads an agreement in YAML or JSON: everything that is wrong with it in one {@link
 * InvalidAgreementException}, by line and column.
 */
public final class AgreementReader {
  private static final int LARGEST = 1024 * 1024;
  private static final String TOO_LARGE = "Expected at most 1 MiB, but it is larger";
  private static final String EXAMPLE = "/relevo/agreement.yaml";

  private AgreementReader() {}

  public static Agreement read(Path file) {
    try {
      if (Files.isRegularFile(file) && Files.size(file) > LARGEST) {
        throw invalid(file.toString(), Place.START, TOO_LARGE);
      }
      Path folder = file.toAbsolutePath().getParent();
      return read(file.toString(), Files.readString(file), Attachments.in(folder));
    } catch (NoSuchFileException _) {
      throw invalid(file.toString(), Place.START, "Expected a file, but there is none");
    } catch (CharacterCodingException _) {
      throw invalid(file.toString(), Place.START, "Expected text in UTF-8, but it is not");
    } catch (IOException _) {
      throw invalid(
          file.toString(), Place.START, "Expected a readable file, but it cannot be read");
    }
  }

  /** {@code origin} names the text in messages. A text has no folder, so it can name no files. */
  public static Agreement read(String origin, String yaml) {
    return read(origin, yaml, Map.of());
  }

  /** As {@link #read(String, String)}, with the files it names: {@link Agreement#files}. */
  public static Agreement read(String origin, String yaml, Map<String, String> files) {
    return read(origin, yaml, Attachments.given(files));
  }

  private static Agreement read(String origin, String yaml, Attachments attachments) {
    if (yaml.length() > LARGEST) {
      throw invalid(origin, Place.START, TOO_LARGE);
    }
    Problems problems = new Problems(origin);
    String text = JsonText.asYaml(yaml.startsWith("\uFEFF") ? yaml.substring(1) : yaml);
    Agreement agreement =
        new DocumentReader(problems, attachments, text).read(compose(origin, text), yaml);
    problems.throwIfAny();
    return agreement;
  }

  /**
   * The realistic B2B example that Relevo ships ({@code /relevo/agreement.yaml} on the class path).
   */
  public static Agreement example() {
    try (InputStream example =
        Objects.requireNonNull(AgreementReader.class.getResourceAsStream(EXAMPLE), EXAMPLE)) {
      return read(
          "classpath:" + EXAMPLE, new String(example.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Nodes rather than objects, as only they know their lines. The limits are what stops an anchor
   * bomb.
   */
  static Node compose(String origin, String yaml) {
    LoaderOptions limits = new LoaderOptions();
    limits.setCodePointLimit(LARGEST);
    limits.setMaxAliasesForCollections(50);
    limits.setNestingDepthLimit(20);
    Node root;
    try {
      root = new Yaml(limits).compose(new StringReader(yaml));
    } catch (MarkedYAMLException e) {
      Mark mark = e.getProblemMark();
      Place at =
          mark == null ? Place.START : new Place(mark.getLine() + 1, mark.getColumn() + 1, "");
      throw invalid(origin, at, "Expected YAML or JSON, but " + e.getProblem());
    } catch (YAMLException e) {
      throw invalid(origin, Place.START, "Expected YAML or JSON, but " + e.getMessage());
    }
    if (root == null) {
      throw invalid(origin, Place.START, "Expected an agreement, but it is empty");
    }
    return root;
  }

  private static InvalidAgreementException invalid(String origin, Place at, String text) {
    return new InvalidAgreementException(
        origin, List.of(new Problem(at.line(), at.column(), text, "")));
  }
}
