/**
 * Who may do what: every request carries the token of an OpenID provider, and each service says in
 * one table which roles may call which of its endpoints. What is not in the table is refused.
 */
@NullMarked
package com.relevo.kit.security;

import org.jspecify.annotations.NullMarked;
