package com.relevo.handoff;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Qualification changes in, assignments and what reps do with them out. */
@SpringBootApplication
public class HandoffService {
  public static void main(String[] args) {
    SpringApplication.run(HandoffService.class, args);
  }
}
