package com.relevo.sla.simulation;

import java.util.List;
import java.util.Map;

/** The figures under one of the two agreements, with the first few clocks of each outcome. */
public record Side(Figures figures, Map<Outcome, List<Fate>> examples) {}
