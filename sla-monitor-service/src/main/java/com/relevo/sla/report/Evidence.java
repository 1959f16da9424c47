package com.relevo.sla.report;

import com.relevo.events.Event;

/** An event as the reports read it: another choice of types than the clocks'. */
record Evidence(Event event) {}
