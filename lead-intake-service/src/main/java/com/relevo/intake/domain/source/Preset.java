package com.relevo.intake.domain.source;

import com.relevo.intake.domain.delivery.KeyFrom;
import com.relevo.intake.domain.mapping.GoogleAdsMapping;
import com.relevo.intake.domain.mapping.HubSpotMapping;
import com.relevo.intake.domain.mapping.Mapping;
import com.relevo.intake.domain.mapping.MauticMapping;
import com.relevo.intake.domain.mapping.RelevoMapping;
import com.relevo.intake.domain.mapping.TypeformMapping;
import com.relevo.intake.domain.signature.BodyKey;
import com.relevo.intake.domain.signature.Scheme;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a tool: how it signs, what tells its deliveries apart, and how its bodies are
 * read. A preset without a mapping is verified and kept; its deliveries wait in the dead letters
 * until there is one.
 */
public enum Preset {
  STANDARD_WEBHOOKS(Schemes.STANDARD_WEBHOOKS, KeyFrom.header("webhook-id"), new RelevoMapping()),
  SVIX(Schemes.SVIX, KeyFrom.header("svix-id"), new RelevoMapping()),
  GENERIC(Schemes.GENERIC, KeyFrom.field("id"), new RelevoMapping()),
  MAUTIC(Schemes.MAUTIC, KeyFrom.body(), new MauticMapping()),
  TYPEFORM(Schemes.TYPEFORM, KeyFrom.field("event_id"), new TypeformMapping()),
  GOOGLE_ADS(Schemes.GOOGLE_ADS, KeyFrom.field("lead_id"), new GoogleAdsMapping()),
  HUBSPOT(Schemes.HUBSPOT, KeyFrom.body(), new HubSpotMapping()),
  META(Schemes.META, KeyFrom.body(), null),
  LINKEDIN(Schemes.LINKEDIN, KeyFrom.body(), null),
  CALENDLY(Schemes.CALENDLY, KeyFrom.field("payload", "uri"), null),
  KLAVIYO(Schemes.KLAVIYO, KeyFrom.header("Klaviyo-Webhook-Id"), null),
  SEGMENT(Schemes.SEGMENT, KeyFrom.field("messageId"), null),
  INTERCOM(Schemes.INTERCOM, KeyFrom.field("id"), null),
  WEBFLOW(Schemes.WEBFLOW, KeyFrom.field("payload", "id"), null),
  MAILCHIMP(Schemes.MAILCHIMP, KeyFrom.body(), null),
  SLACK(Schemes.SLACK, KeyFrom.body(), null),
  GITHUB(Schemes.GITHUB, KeyFrom.header("X-GitHub-Delivery"), null),
  STRIPE(Schemes.STRIPE, KeyFrom.field("id"), null);

  private final Scheme scheme;
  private final KeyFrom key;
  private final @Nullable Mapping mapping;

  Preset(Scheme scheme, KeyFrom key, @Nullable Mapping mapping) {
    this.scheme = scheme;
    this.key = key;
    this.mapping = mapping;
  }

  public static Optional<Preset> ofId(String id) {
    return Stream.of(values()).filter(preset -> preset.id().equals(id)).findFirst();
  }

  /** As configuration and stored deliveries name it, e.g. {@code google-ads}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public Scheme scheme() {
    return scheme;
  }

  public KeyFrom key() {
    return key;
  }

  public Optional<Mapping> mapping() {
    return Optional.ofNullable(mapping);
  }

  /** Form-encoded bodies are kept unparsed; all others must be JSON. */
  public boolean sendsJson() {
    return this != MAILCHIMP && this != SLACK;
  }

  /** Google Ads takes nothing but 200 for delivered. */
  public int acknowledgement() {
    return this == GOOGLE_ADS ? 200 : 202;
  }

  /** Whether the signature covers the URL, which behind a proxy only the configuration knows. */
  public boolean signsUrl() {
    return this == HUBSPOT;
  }

  /** The body's field that is a secret and must not be stored. */
  public Optional<String> secretField() {
    return scheme instanceof BodyKey(String field) ? Optional.of(field) : Optional.empty();
  }
}
