/** Webhooks as the marketing tools send them: for the demo, the tests and the benchmarks. */
@NullMarked
package com.relevo.local.webhook;

import org.jspecify.annotations.NullMarked;
