package dev.ostiary.testkit;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * What a provider does its own way when it signs users in. Immutable.
 *
 * @param claimsIn where the user's claims stand
 * @param rolesIn where the user's roles stand
 * @param refreshing what happens to a refresh token that is used
 * @param offline what a client has to ask for to get one
 * @param callback which parameters a callback has
 * @param idToken which claims an ID token has beside the required ones
 * @param refusal how a client is refused that is not who it says
 * @param opaqueAccessTokens whether access tokens are no JWT
 * @param endSession whether there is an {@code end_session_endpoint}
 */
record ProviderWays(
        Set<ClaimPlace> claimsIn,
        Set<ClaimPlace> rolesIn,
        Refreshing refreshing,
        Offline offline,
        Callback callback,
        Map<IdTokenMember, Boolean> idToken,
        Refusal refusal,
        boolean opaqueAccessTokens,
        boolean endSession) {
    private static final Set<ClaimPlace> EVERYWHERE = Set.copyOf(EnumSet.allOf(ClaimPlace.class));
    private static final Refusal USUAL = new Refusal(401, "invalid_client", true);

    /** What becomes of a refresh token. */
    enum Refreshing {
        /** There is a new one, the old one is dead, and its use ends all that it ever led to. */
        ROTATED,
        /** There is a new one, and the old one stays good. */
        RENEWED,
        /** The same one is in the answer. */
        SAME,
        /** None is in the answer, the old one stays good. */
        SILENT
    }

    /** What brings a refresh token. */
    enum Offline {
        /** Nothing has to be asked for. */
        ALWAYS,
        /** The scope {@code offline_access}. */
        SCOPE,
        /** The parameter {@code access_type=offline}. */
        ACCESS_TYPE
    }

    /** Parameters of a callback. */
    enum Callback {
        /** {@code code}, {@code state}, {@code iss}. */
        WITH_ISSUER,
        /** {@code state}, {@code session_state}, {@code iss}, {@code code}. */
        KEYCLOAK,
        /** {@code code}, {@code state}, {@code session_state}. */
        ENTRA,
        /** {@code state}, {@code code}, {@code scope}, {@code authuser}, {@code prompt}. */
        GOOGLE,
        /** {@code code}, {@code state}. */
        BARE
    }

    /** What an ID token may say or not. */
    enum IdTokenMember {
        /** {@code at_hash}. */
        AT_HASH,
        /** {@code sid}. */
        SID,
        /** {@code auth_time}, though no {@code max_age} was asked for. */
        AUTH_TIME,
        /** {@code azp}, though there is one audience. */
        AZP
    }

    /** How a client is refused. */
    record Refusal(int status, String error, boolean challenge) {}

    boolean says(IdTokenMember member) {
        return idToken.getOrDefault(member, false);
    }

    boolean namesIssuer() {
        return callback == Callback.WITH_ISSUER || callback == Callback.KEYCLOAK;
    }

    static ProviderWays plain() {
        return new ProviderWays(
                EVERYWHERE,
                EVERYWHERE,
                Refreshing.ROTATED,
                Offline.ALWAYS,
                Callback.WITH_ISSUER,
                saying(IdTokenMember.AT_HASH, IdTokenMember.SID, IdTokenMember.AUTH_TIME),
                USUAL,
                false,
                true);
    }

    static ProviderWays of(KnownProvider provider) {
        return switch (provider) {
            case KEYCLOAK -> keycloak();
            case ENTRA -> entra();
            case OKTA -> okta();
            case AUTH0 -> auth0();
            case COGNITO -> cognito();
            case GOOGLE -> google();
        };
    }

    private static ProviderWays keycloak() {
        return new ProviderWays(
                EVERYWHERE,
                Set.of(ClaimPlace.ACCESS_TOKEN),
                Refreshing.RENEWED,
                Offline.ALWAYS,
                Callback.KEYCLOAK,
                saying(IdTokenMember.values()),
                new Refusal(401, "unauthorized_client", false),
                false,
                true);
    }

    private static ProviderWays entra() {
        return new ProviderWays(
                Set.of(ClaimPlace.ID_TOKEN, ClaimPlace.ACCESS_TOKEN),
                Set.of(ClaimPlace.ID_TOKEN),
                Refreshing.RENEWED,
                Offline.SCOPE,
                Callback.ENTRA,
                saying(IdTokenMember.SID),
                new Refusal(401, "invalid_client", false),
                true,
                true);
    }

    private static ProviderWays okta() {
        return new ProviderWays(
                Set.of(ClaimPlace.USER_INFO),
                Set.of(ClaimPlace.USER_INFO, ClaimPlace.ACCESS_TOKEN),
                Refreshing.SAME,
                Offline.SCOPE,
                Callback.BARE,
                saying(IdTokenMember.AT_HASH, IdTokenMember.AUTH_TIME),
                new Refusal(401, "invalid_client", false),
                false,
                true);
    }

    private static ProviderWays auth0() {
        return new ProviderWays(
                Set.of(ClaimPlace.ID_TOKEN, ClaimPlace.USER_INFO),
                EVERYWHERE,
                Refreshing.SILENT,
                Offline.SCOPE,
                Callback.BARE,
                saying(IdTokenMember.SID),
                new Refusal(401, "access_denied", false),
                false,
                true);
    }

    private static ProviderWays cognito() {
        return new ProviderWays(
                Set.of(ClaimPlace.ID_TOKEN, ClaimPlace.USER_INFO),
                Set.of(ClaimPlace.ID_TOKEN, ClaimPlace.ACCESS_TOKEN),
                Refreshing.SILENT,
                Offline.ALWAYS,
                Callback.BARE,
                saying(IdTokenMember.AT_HASH, IdTokenMember.AUTH_TIME),
                new Refusal(400, "invalid_client", false),
                false,
                false);
    }

    private static ProviderWays google() {
        return new ProviderWays(
                Set.of(ClaimPlace.ID_TOKEN, ClaimPlace.USER_INFO),
                Set.of(),
                Refreshing.SILENT,
                Offline.ACCESS_TYPE,
                Callback.GOOGLE,
                saying(IdTokenMember.AT_HASH, IdTokenMember.AZP),
                new Refusal(401, "invalid_client", false),
                true,
                false);
    }

    private static Map<IdTokenMember, Boolean> saying(IdTokenMember... members) {
        Map<IdTokenMember, Boolean> said = new EnumMap<>(IdTokenMember.class);
        Arrays.stream(members).forEach(member -> said.put(member, true));
        return Map.copyOf(said);
    }
}
