/** The services as processes of their own, seen from outside: HTTP in, topics out. */
@NullMarked
package com.relevo.system;

import org.jspecify.annotations.NullMarked;
