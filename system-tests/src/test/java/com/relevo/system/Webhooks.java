package com.relevo.system;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Deliveries as five marketing tools make them, each signed by its own scheme with invented
 * secrets.
 */
final class Webhooks {
  private static final String SECRET = "system-test-secret";
  private static final byte[] GENERIC_KEY =
      "system-test-generic-key-32-bytes".getBytes(StandardCharsets.UTF_8);
  private static final String PUBLIC_BASE_URL = "https://hooks.relevo.example";

  /** lead-intake's settings that make it expect these deliveries. */
  static final List<String> SETTINGS =
      List.of(
          "--relevo.intake.sources.mautic.preset=mautic",
          "--relevo.intake.sources.mautic.secrets[0]=" + SECRET,
          "--relevo.intake.sources.typeform.preset=typeform",
          "--relevo.intake.sources.typeform.secrets[0]=" + SECRET,
          "--relevo.intake.sources.google.preset=google-ads",
          "--relevo.intake.sources.google.secrets[0]=google-key-example",
          "--relevo.intake.sources.hubspot.preset=hubspot",
          "--relevo.intake.sources.hubspot.secrets[0]=" + SECRET,
          "--relevo.intake.sources.hubspot.public-base-url=" + PUBLIC_BASE_URL,
          "--relevo.intake.sources.site.preset=standard-webhooks",
          "--relevo.intake.sources.site.secrets[0]=whsec_"
              + Base64.getEncoder().encodeToString(GENERIC_KEY));

  private final HttpClient http = HttpClient.newHttpClient();
  private final ServiceProcess intake;

  Webhooks(ServiceProcess intake) {
    this.intake = intake;
  }

  int mautic() {
    byte[] body = payload("mautic-lead_post_save-legacy.json");
    return post(
        "mautic",
        body,
        Map.of("Webhook-Signature", base64(hmac(SECRET.getBytes(StandardCharsets.UTF_8), body))));
  }

  int typeform() {
    byte[] body = payload("typeform-minimal.json");
    return post(
        "typeform",
        body,
        Map.of(
            "Typeform-Signature",
            "sha256=" + base64(hmac(SECRET.getBytes(StandardCharsets.UTF_8), body))));
  }

  int googleAds() {
    return post("google", payload("google-ads-lead.json"), Map.of());
  }

  int hubSpot() {
    byte[] body = payload("hubspot-contact-creation.json");
    String timestamp = String.valueOf(Instant.now().toEpochMilli());
    String signed =
        "POST"
            + PUBLIC_BASE_URL
            + "/webhooks/hubspot"
            + new String(body, StandardCharsets.UTF_8)
            + timestamp;
    return post(
        "hubspot",
        body,
        Map.of(
            "X-HubSpot-Request-Timestamp",
            timestamp,
            "X-HubSpot-Signature-v3",
            base64(
                hmac(
                    SECRET.getBytes(StandardCharsets.UTF_8),
                    signed.getBytes(StandardCharsets.UTF_8)))));
  }

  /** A lead of the company's own site, by Standard Webhooks. */
  int site(String email) {
    String body =
        "{\"type\":\"lead.captured\",\"timestamp\":\"%s\",\"data\":{\"email\":\"%s\",\"company\":\"Acme\",\"country\":\"DE\"}}"
            .formatted(Instant.now(), email);
    return site(UUID.randomUUID().toString(), body);
  }

  int site(String id, String body) {
    String timestamp = String.valueOf(Instant.now().getEpochSecond());
    byte[] signed = (id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8);
    return post(
        "site",
        body.getBytes(StandardCharsets.UTF_8),
        Map.of(
            "webhook-id",
            id,
            "webhook-timestamp",
            timestamp,
            "webhook-signature",
            "v1," + base64(hmac(GENERIC_KEY, signed))));
  }

  private int post(String source, byte[] body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(intake.uri("/webhooks/" + source))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    return Http.send(http, request.build()).statusCode();
  }

  private static byte[] payload(String file) {
    try (InputStream in = Webhooks.class.getResourceAsStream("/payloads/" + file)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] hmac(byte[] key, byte[] message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
