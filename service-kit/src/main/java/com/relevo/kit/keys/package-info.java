/** The keys that what is personal in events is sealed with, read whole by whoever reads events. */
@NullMarked
package com.relevo.kit.keys;

import org.jspecify.annotations.NullMarked;
