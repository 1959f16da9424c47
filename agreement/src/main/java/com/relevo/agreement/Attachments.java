package com.relevo.agreement;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The files that an agreement names, in its own folder or below; a text without one has those that
 * it is given. {@code read} is what was asked for so far.
 */
record Attachments(@Nullable Path folder, Map<String, String> read) {
  static Attachments in(@Nullable Path folder) {
    return new Attachments(folder, new HashMap<>());
  }

  static Attachments given(Map<String, String> files) {
    return new Attachments(null, new HashMap<>(files));
  }

  private static final long LARGEST = 1024 * 1024;

  /** Why a file cannot be read. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String text) {
      super(text);
    }
  }

  String read(String name) throws Unreadable {
    String known = read.get(name);
    if (known == null) {
      known = fromFolder(name);
      read.put(name, known);
    }
    return known;
  }

  private String fromFolder(String name) throws Unreadable {
    if (folder == null) {
      throw new Unreadable("Expected no file, as this agreement has no folder, but it is " + name);
    }
    try {
      // Resolved with its links, so that no name leads out of the folder.
      Path file = folder.resolve(name).toRealPath();
      if (!file.startsWith(folder.toRealPath())) {
        throw new Unreadable("Expected a file in the agreement's folder, but it is " + name);
      }
      if (Files.size(file) > LARGEST) {
        throw new Unreadable("Expected at most 1 MiB, but " + name + " is larger");
      }
      return Files.readString(file);
    } catch (NoSuchFileException _) {
      throw new Unreadable("Expected a file in the agreement's folder, but there is no " + name);
    } catch (CharacterCodingException _) {
      throw new Unreadable("Expected text in UTF-8, but " + name + " is not");
    } catch (IOException | InvalidPathException _) {
      throw new Unreadable("Expected a readable file, but " + name + " cannot be read");
    }
  }
}
