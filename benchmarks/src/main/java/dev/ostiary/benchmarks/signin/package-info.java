/**
 * What signing in at a provider costs: a whole sign-in beside Spring Security's {@code oauth2Login}, and what is left of a sign-in that
 * was begun and not ended.
 *
 * <p>The door is {@link dev.ostiary.benchmarks.signin.SignInCost}; what is bounded is a
 * {@link dev.ostiary.benchmarks.signin.SignInFigure}. {@link dev.ostiary.benchmarks.signin.ProviderProcess} and
 * {@link dev.ostiary.benchmarks.signin.Walk} sign in whoever is needed elsewhere.
 */
@NullMarked
package dev.ostiary.benchmarks.signin;

import org.jspecify.annotations.NullMarked;
