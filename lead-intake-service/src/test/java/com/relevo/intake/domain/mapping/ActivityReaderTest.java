package com.relevo.intake.domain.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.events.ContactChannel;
import com.relevo.events.ContactDirection;
import com.relevo.events.ContactLevel;
import com.relevo.intake.domain.mapping.Signal.Activity;
import com.relevo.intake.domain.payload.Node;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ActivityReaderTest {
  private static final Map<String, Object> CALL =
      Map.of("channel", "call", "level", "connect", "rep", "anna.keller", "subject", "prices");

  private static Node with(String name, Object value) {
    Map<String, Object> data = new HashMap<>(CALL);
    data.put(name, value);
    return new Node(data);
  }

  @Test
  void readsWhatItWas() {
    assertThat(ActivityReader.read(with("direction", "Inbound")).orElseThrow().activity())
        .isEqualTo(
            new Activity(
                ContactChannel.CALL,
                ContactDirection.INBOUND,
                ContactLevel.CONNECT,
                "anna.keller",
                "prices"));
  }

  @Test
  void isOutboundWhereNothingIsSaid() {
    Signal signal =
        ActivityReader.read(new Node(Map.of("channel", "email", "level", "attempt"))).orElseThrow();
    assertThat(signal.captures()).isFalse();
    assertThat(signal.activity())
        .isEqualTo(
            new Activity(
                ContactChannel.EMAIL, ContactDirection.OUTBOUND, ContactLevel.ATTEMPT, null, null));
  }

  @Test
  void isNoneWhereAWordIsNotKnown() {
    assertThat(ActivityReader.read(with("channel", "fax"))).isEmpty();
    assertThat(ActivityReader.read(with("level", "loud"))).isEmpty();
    assertThat(ActivityReader.read(with("direction", "sideways"))).isEmpty();
    assertThat(ActivityReader.read(new Node(Map.of()))).isEmpty();
  }
}
