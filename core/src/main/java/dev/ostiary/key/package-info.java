/**
 * Keys: what signs and verifies, where keys come from and how they are read and written.
 *
 * <p>The doors are {@link dev.ostiary.key.Keys} (make, read and write keys), {@link dev.ostiary.key.HmacSecret},
 * {@link dev.ostiary.key.KeyRing} (rotate keys), {@link dev.ostiary.key.SealingKey} (encrypt),
 * {@link dev.ostiary.key.KeySource} (look keys up), {@link dev.ostiary.key.RemoteJwks} (keys of an identity provider) and
 * {@link dev.ostiary.key.KeyFile} (keys from a file that may change). May depend on {@code dev.ostiary.encoding}. JJWT's
 * algorithms are reached from here, through two classes, and from nowhere else; so is the network, through
 * {@link dev.ostiary.key.JwksFetcher}, without TLS only to a {@link dev.ostiary.key.LoopbackHost} unless that is allowed.
 */
@NullMarked
package dev.ostiary.key;

import org.jspecify.annotations.NullMarked;
