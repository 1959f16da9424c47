package com.relevo.local.alignment;

import java.util.Map;

/** Who uses the command line, as the API is told. */
record Acting(String actor, String role) {
  Map<String, String> headers() {
    return Map.of("X-Relevo-Actor", actor, "X-Relevo-Role", role);
  }
}
