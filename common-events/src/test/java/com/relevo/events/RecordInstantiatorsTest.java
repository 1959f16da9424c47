package com.relevo.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.exc.ValueInstantiationException;

class RecordInstantiatorsTest {
  private record Part(int count, @Nullable String name, List<Long> numbers) {
    Part {
      if (count > 9) {
        throw new IllegalArgumentException("Expected at most nine, but it is " + count);
      }
    }
  }

  private record Nothing() {}

  @Test
  void aPrivateRecordIsMadeOfItsComponents() {
    assertThat(read("{\"name\":\"a\",\"count\":3,\"numbers\":[1,2]}"))
        .isEqualTo(new Part(3, "a", List.of(1L, 2L)));
  }

  @Test
  void whatIsMissingOrNullIsNullOrZero() {
    Part read = read("{\"count\":null}");
    assertThat(read.count()).isZero();
    assertThat(read.name()).isNull();
    assertThat(read.numbers()).isNull();
  }

  @Test
  void aRecordWithoutComponentsIsOneToo() {
    assertThat(EventJson.mapper().readValue("{}", Nothing.class)).isEqualTo(new Nothing());
  }

  @Test
  void whatTheRecordRefusesIsJacksonsOwnError() {
    assertThatThrownBy(() -> read("{\"count\":10}"))
        .isInstanceOf(ValueInstantiationException.class)
        .hasMessageContaining("Expected at most nine, but it is 10")
        .hasCauseInstanceOf(IllegalArgumentException.class);
  }

  private static Part read(String json) {
    return EventJson.mapper().readValue(json, Part.class);
  }
}
