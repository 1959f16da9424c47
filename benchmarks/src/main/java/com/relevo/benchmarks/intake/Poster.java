package com.relevo.benchmarks.intake;

import com.relevo.benchmarks.load.LeadBody;
import com.relevo.benchmarks.relevo.Instance;
import com.relevo.local.webhook.Signing;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.impl.bootstrap.HttpRequester;
import org.apache.hc.core5.http.impl.bootstrap.RequesterBootstrap;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.http.protocol.HttpProcessorBuilder;
import org.apache.hc.core5.http.protocol.RequestConnControl;
import org.apache.hc.core5.http.protocol.RequestContent;
import org.apache.hc.core5.http.protocol.RequestTargetHost;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.Timeout;

/**
 * Posts signed webhooks of 1 KB over connections that it keeps, with one on its way on each. It
 * costs the machine a fraction of what the JDK's client does, which would be missing to those that
 * are measured.
 */
final class Poster implements AutoCloseable {
  /** As long as Standard Webhooks asks of tools at least. */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Told of each answer, on the connection's thread. */
  interface Heard {
    void answer(long lead, Answer answer);
  }

  private final BlockingQueue<Long> waiting = new LinkedBlockingQueue<>();
  private final HttpRequester http;
  private final URI webhook;
  private final HttpHost host;
  private final InstantSource clock;
  private final Heard heard;
  private volatile boolean closed;

  Poster(URI webhook, int connections, InstantSource clock, Heard heard) {
    this.webhook = webhook;
    this.host = HttpHost.create(webhook);
    this.clock = clock;
    this.heard = heard;
    http = requester(connections);
    for (int i = 0; i < connections; i++) {
      Thread.ofPlatform().daemon().name("connection-" + i).start(this::work);
    }
  }

  /** Repeats nothing, and asks nobody whether it may send a body. */
  private static HttpRequester requester(int connections) {
    return RequesterBootstrap.bootstrap()
        .setHttpProcessor(
            HttpProcessorBuilder.create()
                .addAll(
                    RequestContent.INSTANCE,
                    RequestTargetHost.INSTANCE,
                    RequestConnControl.INSTANCE)
                .build())
        .setSocketConfig(
            SocketConfig.custom().setTcpNoDelay(true).setSoTimeout(Timeout.of(PATIENCE)).build())
        .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
        .setMaxTotal(connections)
        .setDefaultMaxPerRoute(connections)
        .create();
  }

  /** Returns at once; the lead goes when a connection is free. */
  void post(long lead) {
    waiting.add(lead);
  }

  private void work() {
    while (!closed) {
      try {
        Long lead = waiting.poll(200, TimeUnit.MILLISECONDS);
        if (lead != null) {
          heard.answer(lead, answer(lead));
        }
      } catch (InterruptedException _) {
        return;
      }
    }
  }

  private Answer answer(long lead) {
    try {
      return http.execute(
          host, request(lead), Timeout.of(PATIENCE), HttpCoreContext.create(), Poster::read);
    } catch (SocketTimeoutException _) {
      return new Answer.Silence();
    } catch (IOException | HttpException e) {
      return new Answer.Broken(e.toString());
    }
  }

  private static Answer read(ClassicHttpResponse response) throws IOException, HttpException {
    Header later = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
    String body = response.getEntity() == null ? "" : EntityUtils.toString(response.getEntity());
    return new Answer.Status(response.getCode(), later == null ? null : later.getValue(), body);
  }

  /** A lead that goes again keeps its id, as every tool does, and is signed anew. */
  private ClassicHttpRequest request(long lead) {
    Instant now = clock.instant();
    byte[] body = LeadBody.of(lead, now);
    ClassicRequestBuilder request =
        ClassicRequestBuilder.post(webhook).setEntity(body, ContentType.APPLICATION_JSON);
    Signing.standardWebhooks(Instance.SECRET, "msg_" + lead, now, body).forEach(request::addHeader);
    return request.build();
  }

  @Override
  public void close() {
    closed = true;
    http.close(CloseMode.IMMEDIATE);
  }
}
