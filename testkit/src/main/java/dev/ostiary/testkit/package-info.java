/**
 * What an application's tests need to know its door: an issuer, good tokens and bad ones; a provider to sign in with, a browser, and
 * callbacks that must open nothing.
 *
 * <p>The doors are {@link dev.ostiary.testkit.TestIssuer}, {@link dev.ostiary.testkit.TestIssuerExtension},
 * {@link dev.ostiary.testkit.BadTokens}, {@link dev.ostiary.testkit.TestBrowser} and {@link dev.ostiary.testkit.BadCallbacks}. A test of
 * signing in is three lines:
 *
 * <pre>{@code
 * TestIssuer issuer = TestIssuer.start();              // its issuer() is the application's issuer
 * issuer.user(TestUser.of("u1").roles("admin"));       // the client is "client"
 * BrowserPage page = TestBrowser.start().signIn("http://localhost:8080/orders");
 * }</pre>
 *
 * <p>Depends on the JDK alone, and for the extension and dynamic tests on JUnit Jupiter; on nothing else of Ostiary, so that what it says
 * about a token or a sign-in is a second opinion.
 */
@NullMarked
package dev.ostiary.testkit;

import org.jspecify.annotations.NullMarked;
