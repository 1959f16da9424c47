/** What differs between two documents, place by place, whatever the order of their keys. */
@NullMarked
package com.relevo.alignment.comparison;

import org.jspecify.annotations.NullMarked;
