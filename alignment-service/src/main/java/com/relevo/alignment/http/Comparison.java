package com.relevo.alignment.http;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.AgreementDiff;
import com.relevo.alignment.domain.Life;
import com.relevo.alignment.store.AgreementStore;
import java.util.List;
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

  /** Empty where nothing is in force, or the version is not there. */
  List<AgreementDiff.Change> withInForce(String version) {
    String inForce = store.standing().inForce();
    return inForce == null
        ? List.of()
        : store
            .life(version)
            .map(life -> between(store.life(inForce).orElseThrow(), life))
            .orElse(List.of());
  }

  private Agreement agreement(Life life) {
    return store.text(life.version(), life.revision().number()).agreement();
  }
}
