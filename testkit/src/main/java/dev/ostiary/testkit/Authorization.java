package dev.ostiary.testkit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a user has allowed a client, from the code to the last refresh token.
 *
 * @param id of its own
 * @param clientId whom it was given
 * @param sid of the session it was given in
 * @param subject who gave it
 * @param redirectUri where the code went
 * @param challenge of PKCE
 * @param nonce of the request
 * @param maxAgeAsked whether {@code max_age} was in the request
 * @param acr what the ID tokens say of how the user signed in
 * @param scopes as granted
 * @param offline whether a refresh token belongs to it
 * @param at when it was given
 */
record Authorization(
        String id,
        String clientId,
        String sid,
        String subject,
        String redirectUri,
        String challenge,
        Optional<String> nonce,
        boolean maxAgeAsked,
        Optional<String> acr,
        List<String> scopes,
        boolean offline,
        Instant at) {}
