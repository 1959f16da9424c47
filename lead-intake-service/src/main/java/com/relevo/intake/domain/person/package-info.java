/**
 * From found items to what is known of a person: normalised, dated by stated rules, merged field by
 * field, and the events that come of it.
 */
@NullMarked
package com.relevo.intake.domain.person;

import org.jspecify.annotations.NullMarked;
