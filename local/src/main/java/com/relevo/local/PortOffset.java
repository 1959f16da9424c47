package com.relevo.local;

import picocli.CommandLine.Option;

/** The option that moves all ports. */
public final class PortOffset {
  @Option(names = "--port-offset", defaultValue = "${env:RELEVO_PORT_OFFSET:-0}")
  private int offset;

  public PortPlan plan() {
    return new PortPlan(offset);
  }
}
