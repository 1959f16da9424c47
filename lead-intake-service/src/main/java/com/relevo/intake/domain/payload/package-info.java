/** A delivery's parsed body, whatever tool wrote it, so that mappings never see a JSON library. */
@NullMarked
package com.relevo.intake.domain.payload;

import org.jspecify.annotations.NullMarked;
