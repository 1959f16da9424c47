package com.relevo.benchmarks.load;

/** Sees the ends of leads. */
public interface EndWatch {
  /** From now on ends are noted in {@code journal}. */
  void noteIn(Journal journal);
}
