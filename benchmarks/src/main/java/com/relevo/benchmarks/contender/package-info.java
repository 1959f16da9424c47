/** What takes part in a run: a pipeline of JVMs on a broker of its own. */
@NullMarked
package com.relevo.benchmarks.contender;

import org.jspecify.annotations.NullMarked;
