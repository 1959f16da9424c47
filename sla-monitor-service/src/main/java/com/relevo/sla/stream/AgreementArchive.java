package com.relevo.sla.stream;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.AgreementReader;
import com.relevo.sla.domain.Agreements;
import com.relevo.sla.domain.Terms;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;

/**
 * The agreement in force and all that some clock still runs under. A clock outlives the file it
 * began under, so each partition keeps the text of those in a store and reads it at the start.
 */
public final class AgreementArchive implements Agreements {
  private final Terms inForce;
  private final Map<String, Terms> byPin = new ConcurrentHashMap<>();

  public AgreementArchive(Agreement agreement) {
    this.inForce = Terms.of(pin(agreement), agreement);
    byPin.put(inForce.pin(), inForce);
  }

  /** The version and what the text is: an edit that forgot to change the version is another. */
  private static String pin(Agreement agreement) {
    CRC32 sum = new CRC32();
    sum.update(agreement.text().getBytes(StandardCharsets.UTF_8));
    new TreeMap<>(agreement.files())
        .forEach((_, text) -> sum.update(text.getBytes(StandardCharsets.UTF_8)));
    return agreement.version() + "~" + Long.toHexString(sum.getValue());
  }

  @Override
  public Terms inForce() {
    return inForce;
  }

  @Override
  public Terms pinned(String pin) {
    Terms terms = byPin.get(pin);
    if (terms == null) {
      throw new IllegalStateException(
          "Expected agreement " + pin + " to be kept, but there are only " + byPin.keySet());
    }
    return terms;
  }

  /** Learns of one that was in force once. */
  void add(String pin, String text, Map<String, String> files) {
    byPin.computeIfAbsent(pin, _ -> Terms.of(pin, AgreementReader.read(pin, text, files)));
  }
}
