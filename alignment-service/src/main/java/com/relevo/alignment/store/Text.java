package com.relevo.alignment.store;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.AgreementReader;
import java.util.Map;

/** The document of one revision, with the files it names. */
public record Text(String document, Map<String, String> files) {
  public Text {
    files = Map.copyOf(files);
  }

  public static Text of(Agreement agreement) {
    return new Text(agreement.text(), agreement.files());
  }

  /** Read anew. Texts that are kept were valid when they came. */
  public Agreement agreement() {
    return AgreementReader.read("the agreement", document, files);
  }
}
