package com.relevo.sla.report;

import com.relevo.sla.domain.commitment.LeadMarks;
import com.relevo.sla.domain.storm.Origin;

/** What is kept of one lead. */
record LeadReport(LeadMarks marks, Origin origin) {
  static final LeadReport NONE = new LeadReport(LeadMarks.NONE, Origin.UNKNOWN);
}
