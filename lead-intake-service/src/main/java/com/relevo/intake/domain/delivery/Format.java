package com.relevo.intake.domain.delivery;

/** How a body is written. */
public enum Format {
  JSON,
  FORM,
  MULTIPART,
  XML,
  /** A CloudEvent over HTTP, structured, batched, or binary with its attributes in headers. */
  CLOUDEVENT,
  /** As it was read already: stored so where a secret had to be taken out, or one item of many. */
  PARSED
}
