/**
 * What an application's tests need to know its door: an issuer, good tokens and bad ones.
 *
 * <p>The doors are {@link dev.ostiary.testkit.TestIssuer}, {@link dev.ostiary.testkit.TestIssuerExtension} and
 * {@link dev.ostiary.testkit.BadTokens}. Depends on the JDK alone, and for the extension on JUnit Jupiter; on nothing
 * else of Ostiary, so that what it says about a token is a second opinion.
 */
@NullMarked
package dev.ostiary.testkit;

import org.jspecify.annotations.NullMarked;
