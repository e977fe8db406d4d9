/**
 * What tokens, keys and settings are written in: strict JSON, canonical base64url, forms, durations, names; and when to ask again.
 *
 * <p>No API. The doors are {@link dev.ostiary.encoding.StrictJson}, {@link dev.ostiary.encoding.Base64Url},
 * {@link dev.ostiary.encoding.FormEncoding}, {@link dev.ostiary.encoding.DurationText}, {@link dev.ostiary.encoding.RetryAfter} and {@link dev.ostiary.encoding.NameLimit};
 * {@link dev.ostiary.encoding.ShownText} is for explanations. Depends on Jackson's streaming parser and on no other package of this
 * library.
 */
@NullMarked
package dev.ostiary.encoding;

import org.jspecify.annotations.NullMarked;
