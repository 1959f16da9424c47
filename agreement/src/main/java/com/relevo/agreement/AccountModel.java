package com.relevo.agreement;

/**
 * When a buying group as a whole is worth sales' time: its people are those of one company domain,
 * its score the sum of their engagement points. From {@code enter} on, and down to {@code leave},
 * an account with at least {@code people} of them makes its {@code mostEngaged} ones marketing
 * qualified, whatever their own points.
 */
public record AccountModel(int enter, int leave, int people, int mostEngaged) {}
