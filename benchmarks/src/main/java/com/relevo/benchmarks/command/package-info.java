/** What every benchmark's command line has in common. */
@NullMarked
package com.relevo.benchmarks.command;

import org.jspecify.annotations.NullMarked;
