/**
 * What every service's HTTP side shares: reads of keyed state that any instance answers, and
 * problems in one form.
 */
@NullMarked
package com.relevo.kit.http;

import org.jspecify.annotations.NullMarked;
