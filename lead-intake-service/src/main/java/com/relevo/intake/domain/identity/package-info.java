/**
 * What identifies a person and their company, in one form whoever wrote it: e-mail, phone, names,
 * domain, country. Data and pure libraries only; what is not valid is absent.
 */
@NullMarked
package com.relevo.intake.domain.identity;

import org.jspecify.annotations.NullMarked;
