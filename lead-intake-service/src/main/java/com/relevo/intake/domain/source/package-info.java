/**
 * The tools that may deliver: what a source is, and the presets that let a known tool need a slug
 * and a secret only.
 */
@NullMarked
package com.relevo.intake.domain.source;

import org.jspecify.annotations.NullMarked;
