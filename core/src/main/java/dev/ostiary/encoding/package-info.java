/**
 * What tokens and keys are written in: strict JSON and canonical base64url.
 *
 * <p>The doors are {@link dev.ostiary.encoding.StrictJson} and {@link dev.ostiary.encoding.Base64Url}. Depends on Jackson's streaming parser and on no other package of
 * this library.
 */
@NullMarked
package dev.ostiary.encoding;

import org.jspecify.annotations.NullMarked;
