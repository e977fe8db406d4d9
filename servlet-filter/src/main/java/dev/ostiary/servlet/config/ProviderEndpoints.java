package dev.ostiary.servlet.config;

/**
 * Where the provider's endpoints are, for those whose metadata lack them.
 *
 * @param authorization where browsers are sent; never unused
 * @param token where codes are redeemed; never unused
 * @param userinfo where claims are asked for
 * @param endSession where browsers are sent to sign out
 * @param revocation where refresh tokens are revoked
 */
public record ProviderEndpoints(
        ProviderEndpoint authorization,
        ProviderEndpoint token,
        ProviderEndpoint userinfo,
        ProviderEndpoint endSession,
        ProviderEndpoint revocation) {}
