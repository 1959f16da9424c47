package com.relevo.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PerAgreementTest {
  @Test
  void makesItOnceForEachAgreementAlsoOfTwoThatReadTheSame() {
    List<Agreement> asked = new ArrayList<>();
    PerAgreement<Integer> numbers =
        new PerAgreement<>(agreement -> {
          asked.add(agreement);
          return asked.size();
        });
    Agreement one = AgreementReader.example();
    Agreement other = AgreementReader.example();

    assertThat(List.of(numbers.of(one), numbers.of(other), numbers.of(one), numbers.of(other)))
        .containsExactly(1, 2, 1, 2);
    assertThat(asked).hasSize(2);
  }
}
