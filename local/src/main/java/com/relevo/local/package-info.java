/**
 * Relevo on one machine: a real broker from its jars, the services as processes, and the commands
 * that start, stop and show them.
 */
@NullMarked
package com.relevo.local;

import org.jspecify.annotations.NullMarked;
