/**
 * What signatures cost with each cryptographic provider that is there.
 *
 * <p>The door is {@link dev.ostiary.benchmarks.crypto.CryptoCost}. It knows the platform alone: providers are named, and found on the class path.
 */
@NullMarked
package dev.ostiary.benchmarks.crypto;

import org.jspecify.annotations.NullMarked;
