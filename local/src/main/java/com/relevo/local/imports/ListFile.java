package com.relevo.local.imports;

import com.relevo.local.CannotRun;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file as intake is given it; {@code parameters} are those of the request, encoded. */
record ListFile(Path file, String id, List<String> parameters) {
  private static final int LONGEST_NAME = 60;

  ListFile {
    parameters = List.copyOf(parameters);
  }

  ListFile(Path file, String id) {
    this(file, id, List.of());
  }

  /** Unchanged where nothing was said. */
  ListFile with(String parameter, @Nullable String value) {
    if (value == null) {
      return this;
    }
    List<String> all = new ArrayList<>(parameters);
    all.add(parameter + "=" + encoded(value));
    return new ListFile(file, id, all);
  }

  /** The same file has the same id, so that whoever sends it again goes on. */
  static String idOf(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
      String name = file.getFileName().toString().replaceFirst("[.][^.]+$", "");
      String plain = name.replaceAll("[^A-Za-z0-9._-]", "-");
      return plain.substring(0, Math.min(LONGEST_NAME, plain.length()))
          + "-"
          + HexFormat.of().formatHex(digest.digest(), 0, 6);
    } catch (IOException e) {
      throw new CannotRun(CannotRun.FAILED, "Cannot read " + file + ": " + e.getMessage());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  String path() {
    return "/imports/" + encoded(id);
  }

  String query() {
    List<String> all = new ArrayList<>(List.of("id=" + encoded(id)));
    all.addAll(parameters);
    return "/imports?" + String.join("&", all);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
