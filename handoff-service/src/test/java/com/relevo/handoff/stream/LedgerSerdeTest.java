package com.relevo.handoff.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.relevo.events.RepId;
import com.relevo.handoff.domain.desk.Bucket;
import com.relevo.handoff.domain.desk.Ledger;
import org.junit.jupiter.api.Test;

class LedgerSerdeTest {
  private static final Ledger FULL =
      new Ledger(
          new RepId("anna"),
          7L << 40,
          2,
          17,
          4711,
          99_000,
          12.25,
          33.5,
          5,
          9,
          new Bucket(17, 1_764_000_000_000L, 10, 2_629_746_000L));

  @Test
  void givesBackWhatItWasGiven() {
    assertThat(LedgerSerde.read(LedgerSerde.write(FULL))).isEqualTo(FULL);
    Ledger fresh = Ledger.kept(new RepId("b"), 3, 4);
    assertThat(LedgerSerde.read(LedgerSerde.write(fresh))).isEqualTo(fresh);
  }

  @Test
  void refusesAFormItDoesNotKnow() {
    byte[] bytes = LedgerSerde.write(FULL);
    bytes[0] = 9;

    assertThatIllegalStateException()
        .isThrownBy(() -> LedgerSerde.read(bytes))
        .withMessage("Expected a rep's ledger in form 1, but it is in form 9");
  }
}
