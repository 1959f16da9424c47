package com.relevo.handoff.stream;

import com.relevo.handoff.domain.desk.DeskRequest;
import com.relevo.handoff.domain.desk.RosterSource;
import com.relevo.kit.stream.Inbound;
import com.relevo.kit.stream.Outbound;
import com.relevo.kit.stream.Serdes;
import com.relevo.kit.stream.Sink;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;

/** The desks alone, for whoever runs them without the leads. */
public final class DeskTopology {
  private DeskTopology() {}

  public static void build(
      KStream<String, Inbound<DeskRequest>> toDesks, RosterSource rosters, MeterRegistry metrics) {
    build(toDesks, rosters, metrics, new HandoffMetrics(metrics));
  }

  static void build(
      KStream<String, Inbound<DeskRequest>> toDesks,
      RosterSource rosters,
      MeterRegistry metrics,
      HandoffMetrics figures) {
    Sink.write(
        toDesks.process(
            HandoffBinding.supplier(
                () -> new DeskProcessor(rosters, metrics, figures), DeskBook.stores()),
            Named.as("desks")),
        "desks-out");
  }

  /** Reads what leads ask. */
  public static Serde<Inbound<DeskRequest>> requests() {
    return Serdes.inbound(new DeskRequestDecoder());
  }

  /** {@code request} as a record of its topic. */
  public static Outbound request(DeskRequest request, Instant now) {
    return Wire.request(request, now);
  }
}
