/** Topics that every instance reads whole, into memory, beside its streams. */
@NullMarked
package com.relevo.kit.topic;

import org.jspecify.annotations.NullMarked;
