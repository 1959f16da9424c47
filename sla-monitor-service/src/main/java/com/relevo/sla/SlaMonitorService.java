package com.relevo.sla;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Keeps the clocks on every handoff, and says so when one runs out. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class SlaMonitorService {
  public static void main(String[] args) {
    SpringApplication.run(SlaMonitorService.class, args);
  }
}
