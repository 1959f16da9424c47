package com.relevo.intake;

import com.relevo.events.EventJson;
import com.relevo.intake.domain.payload.Node;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The shared cases: copies in the test resources, or another folder of the same format by {@code
 * -Drelevo.cases.webhooks=DIR} and {@code -Drelevo.cases.identity=DIR}.
 */
public final class Cases {
  private static final Path COPIES = Path.of("src/test/resources/cases");

  private Cases() {}

  public static List<Node> webhooks(String file) {
    return lines(webhookFolder().resolve(file));
  }

  public static List<Node> identity(String file) {
    return lines(folder("identity").resolve(file));
  }

  /** The sidecars of all payloads, each with the body it is of. */
  public static Stream<Payload> payloads() {
    Path folder = webhookFolder().resolve("payloads");
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".meta.json"))
          .sorted()
          .map(file -> json(bytes(file)))
          .map(meta -> new Payload(meta, bytes(folder.resolve(text(meta, "file")))))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A body, and what is told of it. */
  public record Payload(Node meta, byte[] body) {
    @Override
    public String toString() {
      return text(meta, "file");
    }
  }

  /** One of the copies, whatever folder the cases are of: for tests of this payload alone. */
  public static byte[] payload(String file) {
    return bytes(COPIES.resolve("webhooks/payloads").resolve(file));
  }

  /** The body of a row of the copies. */
  public static String signedBody(String id) {
    return lines(COPIES.resolve("webhooks/signatures.jsonl")).stream()
        .filter(row -> text(row, "id").equals(id))
        .map(row -> text(row, "body"))
        .findFirst()
        .orElseThrow();
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Node json(byte[] bytes) {
    return new Node(EventJson.mapper().readValue(bytes, Object.class));
  }

  public static String text(Node node, String name) {
    return node.at(name).value() instanceof String text ? text : "";
  }

  private static Path webhookFolder() {
    return folder("webhooks");
  }

  private static Path folder(String name) {
    String elsewhere = System.getProperty("relevo.cases." + name);
    return elsewhere == null ? COPIES.resolve(name) : Path.of(elsewhere);
  }

  private static List<Node> lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> !line.isBlank())
          .map(line -> json(line.getBytes(StandardCharsets.UTF_8)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
