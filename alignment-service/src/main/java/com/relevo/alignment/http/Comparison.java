package com.relevo.alignment.http;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.AgreementDiff;
import com.relevo.alignment.domain.Life;
import com.relevo.alignment.store.AgreementStore;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What differs between the present texts of two versions. */
@Component
class Comparison {
  private final AgreementStore store;

  Comparison(AgreementStore store) {
    this.store = store;
  }

  List<AgreementDiff.Change> between(Life before, Life after) {
    return AgreementDiff.between(agreement(before), agreement(after)).changes();
  }

  /** What was compared with what: when that is used, both may be others already. */
  record Compared(
      @Nullable String against, @Nullable String digest, List<AgreementDiff.Change> changes) {}

  /** No changes where nothing is in force, or the version is not there. */
  Compared withInForce(String version) {
    String inForce = store.standing().inForce();
    Life life = store.life(version).orElse(null);
    if (life == null) {
      return new Compared(inForce, null, List.of());
    }
    List<AgreementDiff.Change> changes =
        inForce == null ? List.of() : between(store.life(inForce).orElseThrow(), life);
    return new Compared(inForce, life.revision().digest(), changes);
  }

  private Agreement agreement(Life life) {
    return store.text(life.version(), life.revision().number()).agreement();
  }
}
