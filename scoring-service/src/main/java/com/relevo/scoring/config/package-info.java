/** What scoring sets up for itself beyond the service kit. */
@NullMarked
package com.relevo.scoring.config;

import org.jspecify.annotations.NullMarked;
