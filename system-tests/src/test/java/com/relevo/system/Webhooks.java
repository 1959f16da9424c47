package com.relevo.system;

import static org.awaitility.Awaitility.await;

import com.relevo.local.webhook.Signing;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Deliveries as five marketing tools make them, each signed by its own scheme, to the sources that
 * the READMEs speak of.
 */
final class Webhooks {
  private static final String SECRET = "system-test-secret";
  private static final String GOOGLE_KEY = "google-key-example";
  static final String SITE_SECRET =
      "whsec_"
          + Base64.getEncoder()
              .encodeToString("an example key, 32 bytes long!!!".getBytes(StandardCharsets.UTF_8));
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String PUBLIC_BASE_URL = "https://intake.example.com";

  /** lead-intake's settings that make it expect these deliveries. */
  static final List<String> SETTINGS =
      List.of(
          "--relevo.intake.sources.mautic.preset=mautic",
          "--relevo.intake.sources.mautic.secrets[0]=" + SECRET,
          "--relevo.intake.sources.typeform.preset=typeform",
          "--relevo.intake.sources.typeform.secrets[0]=" + SECRET,
          "--relevo.intake.sources.google-ads.preset=google-ads",
          "--relevo.intake.sources.google-ads.secrets[0]=" + GOOGLE_KEY,
          "--relevo.intake.sources.crm.preset=hubspot",
          "--relevo.intake.sources.crm.secrets[0]=" + SECRET,
          "--relevo.intake.sources.crm.public-base-url=" + PUBLIC_BASE_URL,
          "--relevo.intake.sources.site.preset=standard-webhooks",
          "--relevo.intake.sources.site.secrets[0]=" + SITE_SECRET);

  /** What the commands of the READMEs expect in their environment. */
  static final Map<String, String> ENVIRONMENT =
      Map.of(
          "MAUTIC_SECRET", SECRET,
          "TYPEFORM_SECRET", SECRET,
          "GOOGLE_KEY", GOOGLE_KEY,
          "HUBSPOT_SECRET", SECRET);

  private final HttpClient http = HttpClient.newHttpClient();
  private final ServiceProcess intake;

  Webhooks(ServiceProcess intake) {
    this.intake = intake;
  }

  int mautic() {
    byte[] body = payload("mautic-lead_post_save-legacy.json");
    return post("mautic", body, Signing.mautic(SECRET, body));
  }

  int typeform() {
    byte[] body = payload("typeform-minimal.json");
    return post("typeform", body, Signing.typeform(SECRET, body));
  }

  int googleAds() {
    return post("google-ads", payload("google-ads-lead.json"), Map.of());
  }

  int hubSpot() {
    byte[] body = payload("hubspot-contact-creation.json");
    String url = PUBLIC_BASE_URL + "/webhooks/crm";
    return post("crm", body, Signing.hubspot(SECRET, url, Instant.now(), body));
  }

  /** A lead of the company's own site, by Standard Webhooks. */
  int site(String email) {
    return site(UUID.randomUUID().toString(), captured(email));
  }

  /** The same from a sender who traces what they do. */
  int traced(String email, String traceparent) {
    byte[] body = captured(email).getBytes(StandardCharsets.UTF_8);
    Map<String, String> headers =
        new HashMap<>(
            Signing.standardWebhooks(
                SITE_SECRET, UUID.randomUUID().toString(), Instant.now(), body));
    headers.put("traceparent", traceparent);
    return post("site", body, headers);
  }

  private static String captured(String email) {
    return "{\"type\":\"lead.captured\",\"timestamp\":\"%s\",\"data\":{\"email\":\"%s\",\"company\":\"Acme\",\"country\":\"DE\"}}"
        .formatted(Instant.now(), email);
  }

  int site(String id, String text) {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    return post("site", body, Signing.standardWebhooks(SITE_SECRET, id, Instant.now(), body));
  }

  /** Sends once more what is to come later, as the tools do: a busy machine is no failure. */
  private int post(String source, byte[] body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(intake.uri("/webhooks/" + source))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    return await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .pollDelay(Duration.ZERO)
        .until(() -> Http.send(http, request.build()).statusCode(), status -> status != 503);
  }

  private static byte[] payload(String file) {
    try (InputStream in = Webhooks.class.getResourceAsStream("/payloads/" + file)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
