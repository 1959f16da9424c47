/** The agreements over HTTP: texts in, their life out; refusals as RFC 9457 problems. */
@NullMarked
package com.relevo.alignment.http;

import org.jspecify.annotations.NullMarked;
