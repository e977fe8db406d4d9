/**
 * Keys: what signs and verifies, where keys come from and how they are read and written.
 *
 * <p>The doors are {@link dev.ostiary.key.Keys} (make, read and write keys), {@link dev.ostiary.key.HmacSecret},
 * {@link dev.ostiary.key.KeyRing} (rotate keys), {@link dev.ostiary.key.SealingKey} (encrypt) and
 * {@link dev.ostiary.key.KeySource} (look keys up). May depend on {@code dev.ostiary.encoding}. JJWT's algorithms are
 * reached from here, through two classes, and from nowhere else.
 */
@NullMarked
package dev.ostiary.key;

import org.jspecify.annotations.NullMarked;
