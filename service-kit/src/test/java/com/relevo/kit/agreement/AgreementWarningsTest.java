package com.relevo.kit.agreement;

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
    String odd =
        example
            .text()
            .replace("- id: everybody-else", "- id: everybody-else\n    when: lead.hasEmail");

    new AgreementWarnings(CLOCK).inForce(AgreementReader.read("odd", odd));

    assertThat(output)
        .containsPattern(
            "Agreement 2026-2, line \\d+, column \\d+: A lead that no routing rule holds for")
        .contains("(leads-without-team); end with a rule that has no when");
  }

  @Test
  void isSilentOnTheExample(CapturedOutput output) {
    new AgreementWarnings(CLOCK).inForce(example);

    assertThat(output).doesNotContain("Agreement 2026-2");
  }
}
