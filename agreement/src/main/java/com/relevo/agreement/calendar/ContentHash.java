package com.relevo.agreement.calendar;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A short name for everything that decides whether a calendar is open: equal hours have equal ones,
 * on every machine. What holidays are called has no part in it, nor have the rules of the zone,
 * which come with the JDK.
 */
final class ContentHash {
  private static final int BYTES = 6;

  private ContentHash() {}

  static String of(Schedule schedule) {
    String content =
        String.join(
            "\n",
            schedule.zone().getId(),
            new TreeMap<>(schedule.weekly()).toString(),
            new TreeSet<>(schedule.holidays().dated().keySet()).toString(),
            new TreeSet<>(schedule.holidays().yearly().keySet()).toString(),
            new TreeMap<>(schedule.special()).toString(),
            new TreeMap<>(schedule.breaks()).toString());
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
