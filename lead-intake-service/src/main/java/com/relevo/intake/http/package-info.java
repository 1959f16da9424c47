/**
 * The edge that marketing tools see: one door per source, every delivery verified, kept, answered
 * and counted.
 */
@NullMarked
package com.relevo.intake.http;

import org.jspecify.annotations.NullMarked;
