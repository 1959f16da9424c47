package com.relevo.intake.fetch;

import com.relevo.intake.domain.source.Source;

/**
 * Gets one person from the tool that knows them. A bean of this type takes the place of the one
 * over HTTP.
 */
@FunctionalInterface
public interface Fetcher {
  /**
   * The person behind {@code id}, as the preset's {@code fetch} mapping reads them.
   *
   * @throws FetchFailedException where the tool gave no answer
   */
  Fetched fetch(Source source, String id);

  /** What the tool said. */
  sealed interface Fetched {
    /** JSON. */
    record Person(byte[] json) implements Fetched {}

    /** The tool knows nobody by that id any more. */
    record Gone() implements Fetched {}
  }
}
