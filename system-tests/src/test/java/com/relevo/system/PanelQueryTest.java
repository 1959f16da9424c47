package com.relevo.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PanelQueryTest {
  @Test
  void findsWhatAnExpressionNames() {
    PanelQuery query =
        new PanelQuery(
            "sum by (target, team) (increase(a_total{type=\"x.v1\"}[1h])) / on (team) max(b_seconds) > 5m or vector(0)");

    assertThat(query.metrics()).containsExactlyInAnyOrder("a_total", "b_seconds");
    assertThat(query.groupedBy()).containsExactlyInAnyOrder("target", "team");
    assertThat(query.selected()).containsExactly("type=\"x.v1\"");
  }
}
