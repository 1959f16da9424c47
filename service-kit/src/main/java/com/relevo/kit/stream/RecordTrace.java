package com.relevo.kit.stream;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * One trace over the topics: what came with a W3C {@code traceparent} is worked on in a span of
 * that trace, and what is written meanwhile carries it on. Kafka Streams does neither by itself.
 * Traces begin at HTTP; while tracing is off, nothing happens here.
 */
public final class RecordTrace {
  private static final String TRACEPARENT = "traceparent";
  private static final String SCOPE = "com.relevo.stream";
  private static final Work NOTHING = new Work(Span.getInvalid(), Scope.noop());

  /** One per process, as OpenTelemetry's own is; null while tracing is off. */
  private static volatile @Nullable OpenTelemetry telemetry;

  private RecordTrace() {}

  /** Turns it on. */
  public static void through(OpenTelemetry chosen) {
    telemetry = chosen;
  }

  /** The work on one record or timer; its span is the thread's current one until it is closed. */
  public record Work(Span span, Scope scope) implements AutoCloseable {
    @Override
    public void close() {
      scope.close();
      span.end();
    }
  }

  /** For a record that came with these headers. */
  public static Work begin(String service, String topic, Headers headers) {
    OpenTelemetry on = telemetry;
    return on == null ? NOTHING : begin(on, service, "process " + topic, headers);
  }

  /** For something that was put off, in the trace that {@link #current()} told then. */
  public static Work resume(String service, String name, @Nullable String traceparent) {
    OpenTelemetry on = telemetry;
    if (on == null || traceparent == null) {
      return NOTHING;
    }
    Headers headers = new RecordHeaders();
    headers.add(TRACEPARENT, traceparent.getBytes(StandardCharsets.UTF_8));
    return begin(on, service, name, headers);
  }

  /** Work closes the scope. */
  @SuppressWarnings("MustBeClosedChecker")
  private static Work begin(OpenTelemetry on, String service, String name, Headers headers) {
    Context parent =
        W3CTraceContextPropagator.getInstance().extract(Context.root(), headers, Reader.ONE);
    if (!Span.fromContext(parent).getSpanContext().isValid()) {
      return NOTHING;
    }
    Span span =
        on.getTracer(SCOPE)
            .spanBuilder(name)
            .setParent(parent)
            .setSpanKind(SpanKind.CONSUMER)
            .setAttribute("messaging.system", "kafka")
            .setAttribute("relevo.service", service)
            .startSpan();
    return new Work(span, parent.with(span).makeCurrent());
  }

  /** Of a record to be written: with the current trace, if there is one. */
  public static Headers headers() {
    Headers headers = new RecordHeaders();
    if (telemetry != null) {
      W3CTraceContextPropagator.getInstance()
          .inject(
              Context.current(),
              headers,
              (carrier, name, value) -> {
                if (carrier != null) {
                  carrier.add(name, value.getBytes(StandardCharsets.UTF_8));
                }
              });
    }
    return headers;
  }

  /** The current trace as a {@code traceparent}; null without one. */
  public static @Nullable String current() {
    return telemetry == null ? null : Reader.ONE.get(headers(), TRACEPARENT);
  }

  private enum Reader implements TextMapGetter<Headers> {
    ONE;

    @Override
    public Iterable<String> keys(Headers headers) {
      return List.of(TRACEPARENT);
    }

    @Override
    public @Nullable String get(@Nullable Headers headers, String name) {
      Header header = headers == null ? null : headers.lastHeader(name);
      return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
  }
}
