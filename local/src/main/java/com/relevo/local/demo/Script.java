package com.relevo.local.demo;

import java.util.List;

/**
 * What the marketing tools deliver in the demo, in order. All people and companies are invented.
 */
final class Script {
  /** How many different people that makes, and how many of them should reach sales. */
  static final int LEADS = 9;

  static final int QUALIFIED = 7;

  private static final Delivery MARA =
      Delivery.of(3.6, Tool.TYPEFORM, "typeform-demo-request", "Mara Lindqvist asks for a demo");

  private Script() {}

  static List<Delivery> deliveries() {
    // The first ones qualify nobody: a JVM's first second is its slowest, and no promise should be
    // broken by that.
    return List.of(
        Delivery.of(
            0, Tool.HUBSPOT, "hubspot-contact", "a new contact, of whom it tells the id alone"),
        Delivery.of(0.8, Tool.MAUTIC, "mautic-contact", "Jürgen Albrecht is a new contact"),
        Delivery.of(1.6, Tool.GOOGLE_ADS, "google-ads-lead", "Priya Raman fills in a lead form"),
        MARA,
        Delivery.of(4.4, Tool.GOOGLE_ADS, "google-ads-test-lead", "a test lead"),
        MARA.again(5.0, "the same delivery once more, as tools do after a timeout"),
        MARA.forged(5.6, "somebody without the secret"),
        Delivery.of(6.2, Tool.SITE, "site-demo-request-juergen", "Jürgen Albrecht asks for a demo"),
        Delivery.of(6.8, Tool.SITE, "site-camille", "Camille Fournier asks for a demo"),
        Delivery.of(7.4, Tool.SITE, "site-demo-request-priya", "Priya Raman asks for a demo"),
        Delivery.of(8.0, Tool.SITE, "site-tom", "Tom Becker asks for a demo, too"),
        Delivery.of(8.6, Tool.SITE, "site-grace", "Grace O'Connor asks for a demo"),
        Delivery.of(9.2, Tool.SITE, "site-luca", "Luca Bianchi asks for a demo"),
        Delivery.of(
            9.8, Tool.TYPEFORM, "typeform-demo-request-2", "Elena Petrova asks for a demo"));
  }
}
