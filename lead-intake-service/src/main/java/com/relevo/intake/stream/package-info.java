/**
 * From kept deliveries to lead events: one hop reads them, the next, keyed by who they are about,
 * knows the people.
 */
@NullMarked
package com.relevo.intake.stream;

import org.jspecify.annotations.NullMarked;
