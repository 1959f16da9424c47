/**
 * How each tool says that somebody became a lead or did something: from its body to found items,
 * one bad item beside good ones.
 */
@NullMarked
package com.relevo.intake.domain.mapping;

import org.jspecify.annotations.NullMarked;
