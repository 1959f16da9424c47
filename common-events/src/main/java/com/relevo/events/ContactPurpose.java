package com.relevo.events;

/** What somebody is contacted for. */
public enum ContactPurpose {
  /** An answer to what the lead asked for: a demo, a quote, a call. */
  REQUEST,
  /** Sales' own contact that was not asked for. */
  PROSPECTING,
  /** News, papers, invitations. */
  MARKETING
}
