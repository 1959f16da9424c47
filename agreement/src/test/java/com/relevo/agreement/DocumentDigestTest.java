package com.relevo.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DocumentDigestTest {
  @Test
  void isSha256InHexAndTheSameEveryTime() {
    assertThat(DocumentDigest.of("a", Map.of()))
        .hasSize(64)
        .matches("[0-9a-f]+")
        .isEqualTo(DocumentDigest.of("a", Map.of()));
  }

  @Test
  void theOrderOfTheFilesDoesNotMatter() {
    Map<String, String> one = new LinkedHashMap<>();
    one.put("a.ics", "A");
    one.put("b.ics", "B");
    Map<String, String> other = new LinkedHashMap<>();
    other.put("b.ics", "B");
    other.put("a.ics", "A");
    assertThat(DocumentDigest.of("x", one)).isEqualTo(DocumentDigest.of("x", other));
  }

  @Test
  void everyChangeOfATextOrANameIsAnother() {
    String before = DocumentDigest.of("x", Map.of("a", "1"));
    assertThat(DocumentDigest.of("y", Map.of("a", "1"))).isNotEqualTo(before);
    assertThat(DocumentDigest.of("x", Map.of("a", "2"))).isNotEqualTo(before);
    assertThat(DocumentDigest.of("x", Map.of("a1", ""))).isNotEqualTo(before);
    assertThat(DocumentDigest.of("xa", Map.of("", "1"))).isNotEqualTo(before);
  }
}
