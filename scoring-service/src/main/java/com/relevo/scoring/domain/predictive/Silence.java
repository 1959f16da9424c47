package com.relevo.scoring.domain.predictive;

/** Why the predictive score says nothing, in a code and in words with figures. */
public record Silence(Code code, String text) {
  public enum Code {
    TOO_FEW_OUTCOMES,
    TOO_FEW_OF_ONE_KIND,
    NO_BETTER_THAN_CHANCE
  }
}
