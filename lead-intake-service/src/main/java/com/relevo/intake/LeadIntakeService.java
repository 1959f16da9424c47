package com.relevo.intake;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Takes webhooks, keeps every delivery, and makes lead events of them. */
@SpringBootApplication
public class LeadIntakeService {
  public static void main(String[] args) {
    SpringApplication.run(LeadIntakeService.class, args);
  }
}
