package com.relevo.alignment;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The agreements' life: what marketing and sales draft, propose, sign and live by. */
@SpringBootApplication
public class AlignmentService {
  public static void main(String[] args) {
    SpringApplication.run(AlignmentService.class, args);
  }
}
