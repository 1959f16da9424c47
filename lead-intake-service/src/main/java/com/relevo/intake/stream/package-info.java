/**
 * From kept deliveries to lead events: one hop reads them, the others, from identity key to
 * identity key, know the people.
 */
@NullMarked
package com.relevo.intake.stream;

import org.jspecify.annotations.NullMarked;
