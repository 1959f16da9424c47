/**
 * Bodies as the tools write them, read into one form: JSON, forms, multipart, XML and CloudEvents.
 * Whatever is sent, reading takes bounded time and memory and never throws.
 */
@NullMarked
package com.relevo.intake.format;

import org.jspecify.annotations.NullMarked;
