/**
 * Strict JSON: what tokens and keys are read with and written by.
 *
 * <p>The door is {@link dev.ostiary.json.StrictJson}. Depends on Jackson's streaming parser and on no other package of
 * this library.
 */
@NullMarked
package dev.ostiary.json;

import org.jspecify.annotations.NullMarked;
