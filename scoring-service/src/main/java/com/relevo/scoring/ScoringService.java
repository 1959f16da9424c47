package com.relevo.scoring;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Lead events in, explained scores and qualification changes out. */
@SpringBootApplication
public class ScoringService {
  public static void main(String[] args) {
    SpringApplication.run(ScoringService.class, args);
  }
}
