package com.relevo.alignment.domain;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.Agreement.Owners;
import com.relevo.agreement.DocumentDigest;
import java.time.Duration;

/**
 * One text of a version, by what its life depends on. {@code number} counts from 1; another text is
 * another revision, and what was signed is the {@code digest}.
 */
public record Revision(
    int number, String name, String digest, Owners owners, Duration noticePeriod) {

  public static Revision of(Agreement agreement, int number) {
    return new Revision(
        number,
        agreement.name(),
        DocumentDigest.of(agreement.text(), agreement.files()),
        agreement.owners(),
        agreement.noticePeriod());
  }

  Revision numbered(int number) {
    return new Revision(number, name, digest, owners, noticePeriod);
  }
}
