package com.relevo.intake.domain.signature;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HubSpotUrlTest {
  @Test
  void undoesTheDocumentedEncodingsOnly() {
    assertThat(HubSpotUrl.decoded("https://x.example/a%2Fb%3a?c=%40%20d%25"))
        .isEqualTo("https://x.example/a/b:?c=@%20d%25");
  }
}
