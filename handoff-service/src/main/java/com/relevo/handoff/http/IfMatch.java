package com.relevo.handoff.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Versions as HTTP has them: an ETag is the version in quotes, {@code If-Match} asks for one. */
public final class IfMatch {
  private static final Pattern ETAG = Pattern.compile("\\s*\"(\\d{1,18})\"\\s*");

  private IfMatch() {}

  public static String etag(long version) {
    return "\"" + version + "\"";
  }

  /** Whether it is absent, any version, or one. */
  public static boolean valid(@Nullable String header) {
    return header == null || header.strip().equals("*") || ETAG.matcher(header).matches();
  }

  /** Null where any will do. */
  public static @Nullable Long version(@Nullable String header) {
    Matcher etag = ETAG.matcher(header == null ? "" : header);
    return etag.matches() ? Long.valueOf(etag.group(1)) : null;
  }
}
