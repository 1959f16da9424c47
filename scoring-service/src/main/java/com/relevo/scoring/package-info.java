/**
 * Scoring: from what a lead is and does to the stage both teams agreed on. {@code domain} decides;
 * {@code stream} and {@code http} are its shell.
 */
@NullMarked
package com.relevo.scoring;

import org.jspecify.annotations.NullMarked;
