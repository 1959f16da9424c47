package com.relevo.scoring.predictive;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code relevo.scoring.predictive}: {@code learnEvery} is how long after an outcome
 * the model knows of it at most, {@code outcomes} how many are kept, the newest.
 */
@ConfigurationProperties("relevo.scoring.predictive")
record PredictiveProperties(
    @DefaultValue("10s") Duration learnEvery, @DefaultValue("10000") int outcomes) {

  PredictiveProperties {
    if (learnEvery.toMillis() < 1) {
      throw new IllegalArgumentException(
          "Expected relevo.scoring.predictive.learn-every of at least 1ms, but it is "
              + learnEvery);
    }
    if (outcomes < 20 || outcomes > 100_000) {
      throw new IllegalArgumentException(
          "Expected relevo.scoring.predictive.outcomes from 20 to 100000, but it is " + outcomes);
    }
  }
}
