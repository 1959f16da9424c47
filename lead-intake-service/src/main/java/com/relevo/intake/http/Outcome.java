package com.relevo.intake.http;

import java.util.Locale;

/** What became of a delivery at the edge: every one received has exactly one of these. */
enum Outcome {
  ACCEPTED,
  REFUSED_SIGNATURE,
  REFUSED_UNPARSABLE,
  /** A posted lead that says nothing of anybody. */
  REFUSED_INVALID,
  /** Another lead came under its idempotency key before. */
  REFUSED_KEY,
  TOO_LARGE,
  TOO_SLOW,
  /** More of its source in a second than are taken. */
  TOO_MANY,
  UNKNOWN_SOURCE,
  /** The broker did not take it in time. */
  UNAVAILABLE,
  /** The sender went away before its body was read. */
  ABORTED,
  /** A bug of ours. */
  FAILED;

  String tag() {
    return name().toLowerCase(Locale.ROOT);
  }
}
