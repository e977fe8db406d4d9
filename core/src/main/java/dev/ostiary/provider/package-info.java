/**
 * This application's part as a client of an OpenID provider (OpenID Connect Core 1.0): metadata, authorization request, token endpoint,
 * ID and logout tokens, what is remembered between leaving and coming back, refreshing. It knows no servlet.
 *
 * <p>No API. The doors are {@link dev.ostiary.provider.OpenIdProvider}, {@link dev.ostiary.provider.SignInStates},
 * {@link dev.ostiary.provider.GrantSeal} and {@link dev.ostiary.provider.ProviderRefresh}. May depend on every package of this module but {@code dev.ostiary.apikey}; none depends on it.
 */
@NullMarked
package dev.ostiary.provider;

import org.jspecify.annotations.NullMarked;
