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
  private Cases() {}

  public static List<Node> webhooks(String file) {
    return lines(webhookFolder().resolve(file));
  }

  public static List<Node> identity(String file) {
    return lines(folder("identity").resolve(file));
  }

  public static Path payloads() {
    return webhookFolder().resolve("payloads");
  }

  public static byte[] payload(String file) {
    try {
      return Files.readAllBytes(payloads().resolve(file));
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
    return elsewhere == null ? Path.of("src/test/resources/cases", name) : Path.of(elsewhere);
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
