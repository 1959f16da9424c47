package com.relevo.intake.fetch;

import java.util.function.Predicate;

/** Which failures another try may mend; named in the configuration of the retry. */
public final class WorthAskingAgain implements Predicate<Throwable> {
  @Override
  public boolean test(Throwable failure) {
    return !(failure instanceof FetchFailedException failed) || failed.again();
  }
}
