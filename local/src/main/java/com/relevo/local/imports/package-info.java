/** Lists of leads that are brought in. */
@NullMarked
package com.relevo.local.imports;

import org.jspecify.annotations.NullMarked;
