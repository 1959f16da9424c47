package com.relevo.local.demo;

import java.time.Instant;
import java.util.Map;

/** The marketing tools of the demo, each signing as the real one does. */
enum Tool {
  MAUTIC("mautic", "Mautic") {
    @Override
    Map<String, String> signed(Secret secret, String url, String id, Instant now, String body) {
      return Map.of("Webhook-Signature", secret.hmacBase64(body));
    }
  },
  TYPEFORM("typeform", "Typeform") {
    @Override
    Map<String, String> signed(Secret secret, String url, String id, Instant now, String body) {
      return Map.of("Typeform-Signature", "sha256=" + secret.hmacBase64(body));
    }
  },
  /** Its key travels in the body. */
  GOOGLE_ADS("google-ads", "Google Ads") {
    @Override
    Map<String, String> signed(Secret secret, String url, String id, Instant now, String body) {
      return Map.of();
    }
  },
  HUBSPOT("hubspot", "HubSpot") {
    @Override
    Map<String, String> signed(Secret secret, String url, String id, Instant now, String body) {
      String time = String.valueOf(now.toEpochMilli());
      return Map.of(
          "X-HubSpot-Request-Timestamp",
          time,
          "X-HubSpot-Signature-v3",
          secret.hmacBase64("POST" + url + body + time));
    }
  },
  /** The company's own site, by Standard Webhooks. */
  SITE("standard-webhooks", "Own site") {
    @Override
    Map<String, String> signed(Secret secret, String url, String id, Instant now, String body) {
      String time = String.valueOf(now.getEpochSecond());
      String signature = "v1," + secret.hmacBase64(id + "." + time + "." + body);
      return Map.of("webhook-id", id, "webhook-timestamp", time, "webhook-signature", signature);
    }
  };

  private final String preset;
  private final String title;

  Tool(String preset, String title) {
    this.preset = preset;
    this.title = title;
  }

  /** The headers that prove where {@code body} comes from. */
  abstract Map<String, String> signed(
      Secret secret, String url, String id, Instant now, String body);

  /** How lead-intake knows this kind of tool. */
  String preset() {
    return preset;
  }

  /** The source's name in the webhook's address. */
  String slug() {
    return this == SITE ? "site" : preset;
  }

  String title() {
    return title;
  }
}
