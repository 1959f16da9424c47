package com.relevo.sla.stream;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.AgreementReader;
import com.relevo.agreement.PerAgreement;
import com.relevo.agreement.TimelineSource;
import com.relevo.events.Stage;
import com.relevo.sla.domain.Agreements;
import com.relevo.sla.domain.RepCalendars;
import com.relevo.sla.domain.Terms;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.CRC32;

/**
 * The agreements that hold now and then, and all that some clock still runs under. A clock outlives
 * the file it began under, so each partition keeps the text of those in a store and reads it at the
 * start.
 */
public final class AgreementArchive implements Agreements {
  private final TimelineSource agreements;
  private final RepCalendars reps;
  private final PerAgreement<Terms> terms = new PerAgreement<>(this::enter);
  private final Map<String, Terms> byPin = new ConcurrentHashMap<>();

  /** In the order in which they were first asked for; what a clock may be pinned to from now on. */
  private final List<Terms> given = new CopyOnWriteArrayList<>();

  public AgreementArchive(TimelineSource agreements) {
    this(agreements, RepCalendars.NONE);
  }

  public AgreementArchive(TimelineSource agreements, RepCalendars reps) {
    this.agreements = agreements;
    this.reps = reps;
  }

  private Terms enter(Agreement agreement) {
    Terms fresh = Terms.of(pin(agreement), agreement, reps);
    byPin.putIfAbsent(fresh.pin(), fresh);
    given.add(fresh);
    return fresh;
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
  public Terms at(Instant instant) {
    return terms.of(agreements.timeline().at(instant));
  }

  /** Whether a version that held, holds or will hold looks at leads that are not qualified yet. */
  boolean watches(Stage stage) {
    return agreements.timeline().any(agreement -> terms.of(agreement).watches(stage));
  }

  /** All that {@link #at} ever gave; it only grows. */
  List<Terms> given() {
    return given;
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
    byPin.computeIfAbsent(pin, _ -> Terms.of(pin, AgreementReader.read(pin, text, files), reps));
  }
}
