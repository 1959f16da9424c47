package com.relevo.sla.stream;

import com.relevo.kit.stream.RecordTrace;
import com.relevo.sla.domain.LeadClocks;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * In which trace a lead was last heard of, so that what its clocks do later belongs to it. In
 * memory and for the newest leads: a trace that a restart cuts short is no loss that a store is
 * worth.
 */
final class LeadTraces {
  private static final int KEPT = 10_000;

  private final Map<String, String> traces =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > KEPT;
        }
      };

  void follow(LeadClocks lead) {
    String current = RecordTrace.current();
    if (lead.nextStepDue().isEmpty()) {
      traces.remove(lead.leadId().value());
    } else if (current != null) {
      traces.put(lead.leadId().value(), current);
    }
  }

  RecordTrace.Work resume(String lead) {
    return RecordTrace.resume(SlaBinding.SERVICE, "step due", traces.get(lead));
  }
}
