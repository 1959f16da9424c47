package com.relevo.scoring.past;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.AgreementTimeline;
import com.relevo.agreement.AgreementTimeline.Switch;
import com.relevo.agreement.DocumentDigest;
import com.relevo.kit.simulation.Period;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a simulation was asked for, as it is shown. {@code inForce} are the versions that held in
 * the period, in their order; {@code digest} is that of the candidate's text, as it is signed.
 */
public record Asked(Instant since, Instant until, Versions agreements) {

  public record Versions(List<String> inForce, String candidate, String digest) {}

  public static Asked of(Period period, AgreementTimeline timeline, Agreement candidate) {
    Stream<String> later =
        timeline.switches().stream()
            .filter(change -> change.effectiveAt().isAfter(period.since()))
            .filter(change -> change.effectiveAt().isBefore(period.until()))
            .map(Switch::agreement)
            .map(Agreement::version);
    return new Asked(
        period.since(),
        period.until(),
        new Versions(
            Stream.concat(Stream.of(timeline.at(period.since()).version()), later).toList(),
            candidate.version(),
            DocumentDigest.of(candidate.text(), candidate.files())));
  }
}
