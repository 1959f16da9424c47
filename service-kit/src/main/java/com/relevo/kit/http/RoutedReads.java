package com.relevo.kit.http;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.springframework.cloud.stream.binder.kafka.streams.KafkaStreamsRegistry;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * Reads of a keyed store that work from any instance: answered here where this instance holds the
 * key, else fetched from the one that does. While partitions move nobody can say, and the answer is
 * 503 with Retry-After.
 */
public final class RoutedReads {
  static final String ROUTED = "X-Relevo-Routed";

  private final KafkaStreamsRegistry registry;
  private final RestClient client;

  public RoutedReads(KafkaStreamsRegistry registry, RestClient client) {
    this.registry = registry;
    this.client = client;
  }

  /**
   * {@code here} makes the answer of the value, empty where the store has none; {@code request} is
   * repeated to another instance.
   */
  public <V> ResponseEntity<?> answer(
      String store,
      String key,
      HttpServletRequest request,
      Function<Optional<V>, ResponseEntity<?>> here) {
    return read(
        store,
        key,
        request,
        (ReadOnlyKeyValueStore<String, V> local) ->
            here.apply(Optional.ofNullable(local.get(key))));
  }

  /** {@code here} makes the answer of all that is kept in the partition that {@code key} is in. */
  public <V> ResponseEntity<?> read(
      String store,
      String key,
      HttpServletRequest request,
      Function<ReadOnlyKeyValueStore<String, V>, ResponseEntity<?>> here) {
    for (StreamsBuilderFactoryBean bean : registry.streamsBuilderFactoryBeans()) {
      KafkaStreams streams = bean.getKafkaStreams();
      if (streams != null) {
        try {
          KeyQueryMetadata holder = streams.queryMetadataForKey(store, key, new StringSerializer());
          if (holder != null && !holder.equals(KeyQueryMetadata.NOT_AVAILABLE)) {
            return read(bean, streams, holder, store, request, here);
          }
        } catch (InvalidStateStoreException e) {
          // It moves, or it is another stream's and that one knows.
        }
      }
    }
    return moving();
  }

  /**
   * For an answer that is made of several: what {@code here} makes of the partition that {@code
   * key} is in, or what {@code GET path} says at the instance that holds it; empty while it moves,
   * or where that has none.
   */
  public <V, T> Optional<T> part(
      String store,
      String key,
      String path,
      HttpServletRequest request,
      Class<T> type,
      Function<ReadOnlyKeyValueStore<String, V>, Optional<T>> here) {
    for (StreamsBuilderFactoryBean bean : registry.streamsBuilderFactoryBeans()) {
      KafkaStreams streams = bean.getKafkaStreams();
      if (streams != null) {
        try {
          KeyQueryMetadata holder = streams.queryMetadataForKey(store, key, new StringSerializer());
          if (holder != null && !holder.equals(KeyQueryMetadata.NOT_AVAILABLE)) {
            return GatheredReads.isHere(bean, holder.activeHost())
                ? here.apply(local(streams, store, holder.partition()))
                : GatheredReads.get(client, holder.activeHost(), path, request, type);
          }
        } catch (InvalidStateStoreException e) {
          // It moves, or it is another stream's and that one knows.
        }
      }
    }
    return Optional.empty();
  }

  private static <V> ReadOnlyKeyValueStore<String, V> local(
      KafkaStreams streams, String store, int partition) {
    return streams.store(
        StoreQueryParameters.fromNameAndType(store, QueryableStoreTypes.<String, V>keyValueStore())
            .withPartition(partition));
  }

  private <V> ResponseEntity<?> read(
      StreamsBuilderFactoryBean bean,
      KafkaStreams streams,
      KeyQueryMetadata holder,
      String store,
      HttpServletRequest request,
      Function<ReadOnlyKeyValueStore<String, V>, ResponseEntity<?>> here) {
    if (GatheredReads.isHere(bean, holder.activeHost())) {
      return here.apply(local(streams, store, holder.partition()));
    }
    return request.getHeader(ROUTED) == null ? fetch(holder.activeHost(), request) : moving();
  }

  private ResponseEntity<?> fetch(HostInfo host, HttpServletRequest request) {
    try {
      return client
          .get()
          .uri(GatheredReads.repeated(host, request))
          .headers(headers -> GatheredReads.routed(headers, request))
          .exchange((sent, response) -> {
            MediaType type = response.getHeaders().getContentType();
            return ResponseEntity.status(response.getStatusCode())
                .contentType(type == null ? MediaType.APPLICATION_JSON : type)
                .eTag(response.getHeaders().getETag())
                .body(response.getBody().readAllBytes());
          });
    } catch (RestClientException e) {
      return moving();
    }
  }

  private static ResponseEntity<?> moving() {
    return Problems.unavailable(
        "state_moving",
        "The state of this key is moving between instances; try again.",
        Duration.ofSeconds(1));
  }
}
