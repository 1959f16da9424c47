package com.relevo.intake.domain.source;

import com.relevo.intake.domain.signature.BodyKey;
import com.relevo.intake.domain.signature.Either;
import com.relevo.intake.domain.signature.Encoding;
import com.relevo.intake.domain.signature.Hmac;
import com.relevo.intake.domain.signature.HubSpotHash;
import com.relevo.intake.domain.signature.Scheme;
import com.relevo.intake.domain.signature.Syntax;
import com.relevo.intake.domain.signature.Timestamp;
import com.relevo.intake.domain.signature.Timestamp.Unit;
import java.time.Duration;

/** The signature schemes of the tools, as TOOLS.md lists them: data, no code per tool. */
final class Schemes {
  private static final Duration MINUTES_3 = Duration.ofMinutes(3);
  private static final Duration MINUTES_5 = Duration.ofMinutes(5);
  private static final Syntax PAIRS = new Syntax.Pairs();
  private static final Syntax SHA256 = new Syntax.Prefixed("sha256=");

  static final Scheme STANDARD_WEBHOOKS = standardWebhooks("webhook");
  static final Scheme SVIX = standardWebhooks("svix");
  static final Scheme MAUTIC = Hmac.sha256("Webhook-Signature", Encoding.BASE64);
  static final Scheme TYPEFORM = Hmac.sha256("Typeform-Signature", Encoding.BASE64).written(SHA256);
  static final Scheme GOOGLE_ADS = new BodyKey("google_key");
  static final Scheme HUBSPOT =
      new Either(
          Hmac.sha256("X-HubSpot-Signature-v3", Encoding.BASE64)
              .over(
                  "{method}{url}{body}{ts}",
                  new Timestamp("X-HubSpot-Request-Timestamp", Unit.MILLIS, MINUTES_5)),
          new HubSpotHash());
  static final Scheme META = Hmac.sha256("X-Hub-Signature-256", Encoding.HEX).written(SHA256);
  static final Scheme LINKEDIN =
      Hmac.sha256("X-LI-Signature", Encoding.HEX).over("hmacsha256={body}", null);
  static final Scheme CALENDLY = timeAndBody("Calendly-Webhook-Signature", MINUTES_3);
  static final Scheme STRIPE = timeAndBody("Stripe-Signature", MINUTES_5);
  static final Scheme MAILCHIMP = timeAndBody("X-Mailchimp-Signature", MINUTES_5);
  // Klaviyo states no tolerance; its deliveries are recognised by their id when replayed.
  static final Scheme KLAVIYO =
      Hmac.sha256("Klaviyo-Signature", Encoding.HEX)
          .over("{body}{ts}", new Timestamp("Klaviyo-Timestamp", Unit.ISO, null));
  static final Scheme SEGMENT = Hmac.sha256("X-Signature", Encoding.HEX).sha1();
  static final Scheme INTERCOM =
      Hmac.sha256("X-Hub-Signature", Encoding.HEX).sha1().written(new Syntax.Prefixed("sha1="));
  static final Scheme WEBFLOW =
      Hmac.sha256("x-webflow-signature", Encoding.HEX)
          .over("{ts}:{body}", new Timestamp("x-webflow-timestamp", Unit.MILLIS, MINUTES_5));
  static final Scheme GITHUB = META;
  static final Scheme SLACK =
      Hmac.sha256("X-Slack-Signature", Encoding.HEX)
          .written(new Syntax.Prefixed("v0="))
          .over(
              "v0:{ts}:{body}",
              new Timestamp("X-Slack-Request-Timestamp", Unit.SECONDS, MINUTES_5));
  static final Scheme GENERIC = Hmac.sha256("X-Webhook-Signature", Encoding.HEX);

  private Schemes() {}

  private static Scheme standardWebhooks(String prefix) {
    return Hmac.sha256(prefix + "-signature", Encoding.BASE64)
        .written(new Syntax.Versioned())
        .over("{id}.{ts}.{body}", new Timestamp(prefix + "-timestamp", Unit.SECONDS, MINUTES_5))
        .standardWebhooks(prefix + "-id");
  }

  private static Scheme timeAndBody(String header, Duration tolerance) {
    return Hmac.sha256(header, Encoding.HEX)
        .written(PAIRS)
        .over("{ts}.{body}", new Timestamp(null, Unit.SECONDS, tolerance));
  }
}
