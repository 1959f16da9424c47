package com.relevo.kit.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.AgreementReader;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class AgreementWarningsTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-26T09:00:00Z"));

  private final Agreement example = AgreementReader.example();

  @Test
  void tellsWhatIsOddWithItsPlaceAndWhatToDo(CapturedOutput output) {
    String odd = example.text().replace("enter: 110", "enter: 999");

    new AgreementWarnings(AgreementReader.read("odd", odd), CLOCK);

    assertThat(output)
        .containsPattern("Agreement 2026-2, line \\d+, column \\d+: The definition of sql asks")
        .contains("(unreachable-threshold); ask for less, or give more points");
  }

  @Test
  void isSilentOnTheExample(CapturedOutput output) {
    new AgreementWarnings(example, CLOCK);

    assertThat(output).doesNotContain("Agreement 2026-2");
  }
}
