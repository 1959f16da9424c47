package com.relevo.alignment;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.AgreementReader;

/** The shipped example under other versions: valid documents that differ in a number. */
public final class SampleAgreements {
  public static final String MARA = "mara.lindqvist@northwind.example";
  public static final String STEFAN = "stefan.vogt@northwind.example";

  private SampleAgreements() {}

  public static Agreement example() {
    return AgreementReader.example();
  }

  public static String text(String version, int enter) {
    String example = example().text();
    String text =
        example
            .replaceFirst("(?m)^version: .*$", "version: " + version)
            .replaceFirst("(?m)^    enter: \\d+$", "    enter: " + enter);
    if (text.equals(example)) {
      throw new IllegalStateException("Expected an example with a version and a threshold");
    }
    return text;
  }

  public static Agreement agreement(String version, int enter) {
    return AgreementReader.read("sample", text(version, enter));
  }
}
