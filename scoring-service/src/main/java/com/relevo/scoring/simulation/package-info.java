/**
 * What scoring would have concluded of the past under another agreement. The same decisions as the
 * live ones, with time moved by hand; nothing here reads or writes a store or a topic.
 */
@NullMarked
package com.relevo.scoring.simulation;

import org.jspecify.annotations.NullMarked;
