/**
 * What the clocks would have done in the past under another agreement. The same clockwork as the
 * live one, with time moved by hand; nothing here reads or writes a store or a topic.
 */
@NullMarked
package com.relevo.sla.simulation;

import org.jspecify.annotations.NullMarked;
