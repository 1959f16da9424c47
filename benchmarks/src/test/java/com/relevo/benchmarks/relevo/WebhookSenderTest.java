package com.relevo.benchmarks.relevo;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookSenderTest {
  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
  private HttpServer intake;

  @BeforeEach
  void start() throws IOException {
    intake = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    intake.createContext(
        "/",
        exchange -> {
          told.add("taken " + exchange.getRequestHeaders().getFirst("webhook-id"));
          exchange.sendResponseHeaders(202, -1);
          exchange.close();
        });
    intake.start();
  }

  @AfterEach
  void stop() {
    intake.stop(0);
  }

  @Test
  void whatAnInstanceThatIsAwayDidNotTakeGoesToAnother() throws InterruptedException {
    CopyOnWriteArrayList<URI> webhooks = new CopyOnWriteArrayList<>(List.of(nobody(), webhook()));
    try (WebhookSender sender =
        WebhookSender.toInstances(webhooks, Instance.SECRET, InstantSource.system())) {
      // Its first attempt goes to the first of the two.
      sender.send(1, told::add);

      assertThat(told.poll(30, TimeUnit.SECONDS)).isEqualTo("taken msg_1");
      assertThat(sender.refused()).isOne();
    }
  }

  @Test
  void aDeliveryThatNobodyAnswersHasFailedWhereNobodyComesAndGoes() throws InterruptedException {
    try (WebhookSender sender =
        WebhookSender.to(nobody(), Instance.SECRET, InstantSource.system())) {
      sender.send(1, told::add);

      assertThat(told.poll(30, TimeUnit.SECONDS)).startsWith("Expected an answer for lead 1");
    }
  }

  private URI webhook() {
    return URI.create("http://127.0.0.1:" + intake.getAddress().getPort() + "/webhooks/bench");
  }

  /** Port 1 is nobody's. */
  private static URI nobody() {
    return URI.create("http://127.0.0.1:1/webhooks/bench");
  }
}
