/**
 * Which clocks a lead has and what became of them. Facts are merged in whatever order they are
 * read; what each clock's state should be is then a function of the facts and the time alone.
 */
@NullMarked
package com.relevo.sla.domain;

import org.jspecify.annotations.NullMarked;
