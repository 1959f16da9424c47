package com.relevo.benchmarks.relevo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SignatureTest {
  /** The published vector of the Standard Webhooks libraries. */
  @Test
  void signsAsStandardWebhooksDoes() {
    Signature signature = new Signature("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    byte[] body = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);

    String signed = signature.of("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, body);

    assertThat(signed).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    assertThat(signature.of("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, body)).isEqualTo(signed);
  }
}
