package com.relevo.intake.domain.source;

import com.relevo.intake.domain.mapping.Mapping;
import java.util.Map;

/**
 * How a tool that names people by ids only is asked who they are: {@code {id}} and {@code {token}}
 * stand for themselves in the URL and the headers. The answer is read by {@code mapping}.
 */
public record Fetch(String url, Map<String, String> headers, Mapping mapping) {
  public Fetch {
    headers = Map.copyOf(headers);
  }
}
