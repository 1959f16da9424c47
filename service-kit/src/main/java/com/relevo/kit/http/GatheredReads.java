package com.relevo.kit.http;

import com.relevo.events.EventJson;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.springframework.cloud.stream.binder.kafka.streams.KafkaStreamsRegistry;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.core.JacksonException;

/**
 * Reads over all keys of a store: each instance answers for the partitions it holds, and the one
 * that was asked puts the answers together. Whoever does not answer in time is left out, so the
 * caller must tell what is missing.
 */
public final class GatheredReads {
  private final KafkaStreamsRegistry registry;
  private final RestClient client;

  public GatheredReads(KafkaStreamsRegistry registry, RestClient client) {
    this.registry = registry;
    this.client = client;
  }

  /** Whether another instance asks, which wants this one's part alone. */
  public boolean partial(HttpServletRequest request) {
    return request.getHeader(RoutedReads.ROUTED) != null;
  }

  /** One partition of a store, where this instance holds it now. */
  public <K, V> Optional<ReadOnlyKeyValueStore<K, V>> local(String store, int partition) {
    for (StreamsBuilderFactoryBean bean : registry.streamsBuilderFactoryBeans()) {
      KafkaStreams streams = bean.getKafkaStreams();
      if (streams != null) {
        try {
          return Optional.of(
              streams.store(
                  StoreQueryParameters.fromNameAndType(
                          store, QueryableStoreTypes.<K, V>keyValueStore())
                      .withPartition(partition)));
        } catch (InvalidStateStoreException _) {
          // It moves, or it is another stream's.
        }
      }
    }
    return Optional.empty();
  }

  /** The partitions of {@code topic} that the instances hold together now. */
  public Set<Integer> partitions(String topic) {
    return registry.streamsBuilderFactoryBeans().stream()
        .map(StreamsBuilderFactoryBean::getKafkaStreams)
        .filter(streams -> streams != null && streams.state().isRunningOrRebalancing())
        .flatMap(streams -> streams.metadataForAllStreamsClients().stream())
        .flatMap(client -> client.topicPartitions().stream())
        .filter(partition -> partition.topic().equals(topic))
        .map(TopicPartition::partition)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** {@code request} repeated to every other instance: the answers of those that gave one. */
  public <T> List<T> others(HttpServletRequest request, Class<T> type) {
    List<HostInfo> hosts = hosts();
    if (hosts.isEmpty()) {
      return List.of();
    }
    try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Optional<T>>> asked =
          hosts.stream().map(host -> each.submit(() -> fetch(host, request, type))).toList();
      List<T> answers = new ArrayList<>();
      for (Future<Optional<T>> answer : asked) {
        get(answer).ifPresent(answers::add);
      }
      return answers;
    }
  }

  private List<HostInfo> hosts() {
    return registry.streamsBuilderFactoryBeans().stream()
        .flatMap(bean -> {
          KafkaStreams streams = bean.getKafkaStreams();
          return streams == null || !streams.state().isRunningOrRebalancing()
              ? Stream.<HostInfo>empty()
              : streams.metadataForAllStreamsClients().stream()
                  .map(StreamsMetadata::hostInfo)
                  .filter(host -> !host.equals(HostInfo.unavailable()) && !isHere(bean, host));
        })
        .distinct()
        .toList();
  }

  static boolean isHere(StreamsBuilderFactoryBean bean, HostInfo holder) {
    Object own =
        bean.getStreamsConfiguration() == null
            ? null
            : bean.getStreamsConfiguration().get(StreamsConfig.APPLICATION_SERVER_CONFIG);
    return own == null || holder.equals(HostInfo.buildFromEndpoint(own.toString()));
  }

  private <T> Optional<T> fetch(HostInfo host, HttpServletRequest request, Class<T> type) {
    return get(client, host, path(request), request, type);
  }

  /** {@code GET path} at {@code host} in the name of whoever sent {@code request}. */
  static <T> Optional<T> get(
      RestClient client, HostInfo host, String path, HttpServletRequest request, Class<T> type) {
    try {
      return client
          .get()
          .uri(URI.create("http://" + host.host() + ":" + host.port() + path))
          .headers(headers -> routed(headers, request))
          .exchange((sent, response) ->
              response.getStatusCode().equals(HttpStatusCode.valueOf(200))
                  ? Optional.of(
                      EventJson.mapper().readValue(response.getBody().readAllBytes(), type))
                  : Optional.<T>empty());
    } catch (RestClientException | JacksonException _) {
      return Optional.empty();
    }
  }

  static URI repeated(HostInfo host, HttpServletRequest request) {
    return URI.create("http://" + host.host() + ":" + host.port() + path(request));
  }

  private static String path(HttpServletRequest request) {
    String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
    return request.getRequestURI() + query;
  }

  /** The other instance asks for the caller's token, too: who may not read here may not there. */
  static void routed(HttpHeaders headers, HttpServletRequest request) {
    headers.set(RoutedReads.ROUTED, "1");
    String token = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (token != null) {
      headers.set(HttpHeaders.AUTHORIZATION, token);
    }
  }

  private static <T> Optional<T> get(Future<Optional<T>> answer) {
    try {
      return answer.get();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException("Expected an answer or none, but asking failed", e);
    }
  }
}
