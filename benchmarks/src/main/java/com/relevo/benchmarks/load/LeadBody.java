package com.relevo.benchmarks.load;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * What a form on a website knows of a lead: 1 KB of JSON, a person of their own for each number.
 * Everyone measured gets the same bytes.
 */
public final class LeadBody {
  private static final String MAILBOX = "lead-";
  private static final String[] COUNTRIES = {"DE", "FR", "GB", "ES", "US", "CA"};

  /** Within the 500 characters that intake keeps of a value. */
  private static final String MESSAGE =
      "We run three warehouses and want one place that tells us which of the people who asked for "
          + "an offer on our site were called, by whom, and when. Today that is a spreadsheet that "
          + "two of us keep and nobody reads. How long does it take to connect our form and our "
          + "CRM, what do you need from us, and what does it cost for a sales team of twelve?";

  private static final String REMARKS =
      "A call next week would suit us, in the morning. Our number is on the site; ask for the "
          + "warehouse office, which knows where to find me. We have seen two other offers so far "
          + "and decide before the end of the quarter.";

  private LeadBody() {}

  public static byte[] of(long lead, Instant at) {
    return """
    {"type":"lead.captured","timestamp":"%s","data":{"external_id":"%d","email":"%s%d@contoso.com",\
    "first_name":"Robin","last_name":"Lead%d","job_title":"Head of Sales Operations",\
    "company":"Contoso Logistics","industry":"Logistics","employees":250,"country":"%s",\
    "language":"en","attributes":{"utm_source":"newsletter","utm_campaign":"autumn-%d",\
    "landing_page":"https://www.contoso.com/offers/%d","message":"%s","remarks":"%s"}}}\
    """
        .formatted(at, lead, MAILBOX, lead, lead, country(lead), lead % 7, lead, MESSAGE, REMARKS)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String country(long lead) {
    return COUNTRIES[(int) (lead % COUNTRIES.length)];
  }

  /** The number of the lead with this e-mail address. */
  public static long number(String email) {
    return Long.parseLong(email, MAILBOX.length(), email.indexOf('@'), 10);
  }
}
