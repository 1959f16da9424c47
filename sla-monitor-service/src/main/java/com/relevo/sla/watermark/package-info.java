/** How far the log has been read: until when it is known for sure that evidence did not come. */
@NullMarked
package com.relevo.sla.watermark;

import org.jspecify.annotations.NullMarked;
