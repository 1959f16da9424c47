/**
 * Asks the tools that name people by ids only who they are: after a delivery was kept, beside the
 * stream, and what they answer is a delivery of its own.
 */
@NullMarked
package com.relevo.intake.fetch;

import org.jspecify.annotations.NullMarked;
