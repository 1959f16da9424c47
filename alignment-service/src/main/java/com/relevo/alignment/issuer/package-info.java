/**
 * A built-in OpenID provider for one machine: accounts made on the first run, tokens by client
 * credentials. On by {@code relevo.issuer.enabled} alone; production has a provider of its own.
 */
@NullMarked
package com.relevo.alignment.issuer;

import org.jspecify.annotations.NullMarked;
