package com.relevo.events;

/** What a lead did, in words all marketing tools share; bounded, so that it can label a metric. */
public enum EngagementKind {
  FORM_SUBMITTED,
  PAGE_VIEWED,
  PRICING_VIEWED,
  EMAIL_OPENED,
  EMAIL_CLICKED,
  CONTENT_DOWNLOADED,
  WEBINAR_ATTENDED,
  TRIAL_STARTED,
  DEMO_REQUESTED,
  MEETING_BOOKED,
  OTHER;

  /** Whether the lead asks to be contacted by it, so that contact is an answer. */
  public boolean asksForContact() {
    return this == DEMO_REQUESTED || this == MEETING_BOOKED;
  }
}
