package com.relevo.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.AgreementReader;
import com.relevo.events.EventJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DemoMaterialTest {
  private static final Instant BEGIN = Instant.parse("2026-11-20T09:00:00Z");

  @Test
  void theAgreementIsValidAndItsRepsBehaveInEveryWay() throws IOException {
    Agreement agreement = agreement();
    Set<Behaviour> seen =
        agreement.teams().stream()
            .flatMap(team -> team.reps().stream())
            .map(rep -> Behaviour.of(rep.id().value()))
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Behaviour.class)));
    assertThat(seen).containsExactlyInAnyOrder(Behaviour.values());
    assertThat(agreement.dispositions().rejection()).containsKey("no_buying_role");
  }

  @Test
  void everyDeliveryIsJsonWithNothingLeftToFillIn() {
    Secrets secrets = Secrets.random();
    assertThat(Script.deliveries())
        .allSatisfy(delivery -> {
          String body = delivery.body(secrets.of(delivery.tool()), BEGIN);
          assertThat(EventJson.mapper().readTree(body)).isNotNull();
          assertThat(body).doesNotContain("{{");
        });
  }

  @Test
  void aRepeatedDeliveryIsTheSameToTheByte() {
    Secret secret = Secret.random(Tool.TYPEFORM);
    Delivery first =
        Script.deliveries().stream()
            .filter(each -> each.tool() == Tool.TYPEFORM)
            .findFirst()
            .orElseThrow();
    Delivery again =
        Script.deliveries().stream()
            .filter(each -> each.id().equals(first.id()) && each != first)
            .findFirst()
            .orElseThrow();
    assertThat(again.body(secret, BEGIN)).isEqualTo(first.body(secret, BEGIN));
  }

  @Test
  void allToolsDeliver() {
    assertThat(Script.deliveries().stream().map(Delivery::tool).distinct())
        .containsExactlyInAnyOrder(Tool.values());
    assertThat(Arrays.stream(Tool.values()).map(Tool::slug)).doesNotHaveDuplicates();
  }

  private static Agreement agreement() throws IOException {
    try (InputStream text = DemoMaterialTest.class.getResourceAsStream("agreement.yaml")) {
      return AgreementReader.read(
          "agreement.yaml", new String(text.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
