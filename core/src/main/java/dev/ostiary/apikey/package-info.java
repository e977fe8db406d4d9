/**
 * API keys: long-lived credentials of programs, of which the application keeps only a hash.
 *
 * <p>The door is {@link dev.ostiary.apikey.ApiKeys}. May depend on {@code dev.ostiary.encoding} only.
 */
@NullMarked
package dev.ostiary.apikey;

import org.jspecify.annotations.NullMarked;
