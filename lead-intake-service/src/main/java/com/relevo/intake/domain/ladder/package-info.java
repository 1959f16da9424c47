/**
 * Who is who: identity keys as places that point to each other until one is home to a person, and
 * what they say to each other. Each place has one writer, so no lock is needed.
 */
@NullMarked
package com.relevo.intake.domain.ladder;

import org.jspecify.annotations.NullMarked;
