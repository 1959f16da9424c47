/** What more instances of a service bring, and what their coming and going costs. */
@NullMarked
package com.relevo.benchmarks.scaling;

import org.jspecify.annotations.NullMarked;
