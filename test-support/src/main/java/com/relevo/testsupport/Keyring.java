package com.relevo.testsupport;

import com.relevo.events.LeadId;
import com.relevo.events.LeadKey;
import com.relevo.events.LeadKeys;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Has a key of every lead that it is asked for, until that is erased: that of lead-intake's stream,
 * where a {@link TopologyFixture} runs that with it.
 */
public final class Keyring implements LeadKeys {
  /** For tests in which nobody is erased. */
  public static final LeadKeys OF_ALL = new Keyring();

  private final SecureRandom random = new SecureRandom();
  private final Map<LeadId, LeadKey> keys = new ConcurrentHashMap<>();
  private final Set<LeadId> erased = ConcurrentHashMap.newKeySet();

  public void erase(LeadId lead) {
    erased.add(lead);
    keys.remove(lead);
  }

  /** What was written to {@code relevo.lead-keys}. */
  void heard(LeadId lead, byte[] key) {
    if (key.length == 0) {
      erase(lead);
    } else {
      erased.remove(lead);
      keys.put(lead, LeadKey.read(key));
    }
  }

  @Override
  public Optional<LeadKey> of(LeadId lead) {
    return erased.contains(lead)
        ? Optional.empty()
        : Optional.of(keys.computeIfAbsent(lead, _ -> LeadKey.random(random)));
  }
}
