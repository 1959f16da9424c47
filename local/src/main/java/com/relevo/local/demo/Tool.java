package com.relevo.local.demo;

import com.relevo.local.webhook.Signing;
import java.time.Instant;
import java.util.Map;

/** The marketing tools of the demo, each signing as the real one does. */
enum Tool {
  MAUTIC("mautic", "Mautic") {
    @Override
    Map<String, String> signed(Secret secret, String url, String id, Instant now, byte[] body) {
      return Signing.mautic(secret.written(), body);
    }
  },
  TYPEFORM("typeform", "Typeform") {
    @Override
    Map<String, String> signed(Secret secret, String url, String id, Instant now, byte[] body) {
      return Signing.typeform(secret.written(), body);
    }
  },
  /** Its key travels in the body. */
  GOOGLE_ADS("google-ads", "Google Ads") {
    @Override
    Map<String, String> signed(Secret secret, String url, String id, Instant now, byte[] body) {
      return Map.of();
    }
  },
  HUBSPOT("hubspot", "HubSpot") {
    @Override
    Map<String, String> signed(Secret secret, String url, String id, Instant now, byte[] body) {
      return Signing.hubspot(secret.written(), url, now, body);
    }
  },
  /** The company's own site, by Standard Webhooks. */
  SITE("standard-webhooks", "Own site") {
    @Override
    Map<String, String> signed(Secret secret, String url, String id, Instant now, byte[] body) {
      return Signing.standardWebhooks(secret.written(), id, now, body);
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
      Secret secret, String url, String id, Instant now, byte[] body);

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
