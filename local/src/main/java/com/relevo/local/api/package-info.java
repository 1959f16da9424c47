/** The services' APIs as the command line uses them, in somebody's name. */
@NullMarked
package com.relevo.local.api;

import org.jspecify.annotations.NullMarked;
