/** JSON in and out of the domain's own shape. */
@NullMarked
package com.relevo.intake.json;

import org.jspecify.annotations.NullMarked;
