/**
 * A real PostgreSQL on this machine, from its own binaries: no installation, no rights of an
 * administrator.
 */
@NullMarked
package com.relevo.local.database;

import org.jspecify.annotations.NullMarked;
