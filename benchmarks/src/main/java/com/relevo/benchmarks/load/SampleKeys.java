package com.relevo.benchmarks.load;

import com.relevo.events.EventIds;
import com.relevo.events.LeadId;
import com.relevo.events.LeadKey;
import com.relevo.events.LeadKeys;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A key of every lead, the same in every process: what is sealed with them is nobody's secret. */
public final class SampleKeys implements LeadKeys {
  private final Map<LeadId, LeadKey> keys = new ConcurrentHashMap<>();

  @Override
  public Optional<LeadKey> of(LeadId lead) {
    return Optional.of(keys.computeIfAbsent(lead, SampleKeys::key));
  }

  private static LeadKey key(LeadId lead) {
    byte[] secret = EventIds.of(lead.value()).substring(0, 32).getBytes(StandardCharsets.US_ASCII);
    String json = "{\"id\":1,\"secret\":\"" + Base64.getEncoder().encodeToString(secret) + "\"}";
    return LeadKey.read(json.getBytes(StandardCharsets.UTF_8));
  }
}
