/**
 * Presets as they are written: a YAML file per tool, those in this package's resources and a user's
 * own alike, read as a whole with everything that is wrong.
 */
@NullMarked
package com.relevo.intake.presets;

import org.jspecify.annotations.NullMarked;
