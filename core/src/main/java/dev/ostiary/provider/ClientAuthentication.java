package dev.ostiary.provider;

import dev.ostiary.key.SigningKey;

/**
 * How this application shows the provider who it is (OpenID Connect Core 1.0, section 9; RFC 8705). Immutable; {@code toString} shows no
 * secret.
 */
public final class ClientAuthentication {
    private ClientAuthentication() {}

    /**
     * By a secret: {@code client_secret_basic}, or {@code client_secret_post} where the provider's metadata list only that.
     *
     * @param secret as the provider has it
     * @return the method
     */
    public static ClientAuthentication secret(String secret) {
        throw new UnsupportedOperationException();
    }

    /**
     * By a secret in the header {@code Authorization} ({@code client_secret_basic}), id and secret form-encoded (RFC 6749, section 2.3.1).
     *
     * @param secret as the provider has it
     * @return the method
     */
    public static ClientAuthentication basic(String secret) {
        throw new UnsupportedOperationException();
    }

    /**
     * By a secret in the form ({@code client_secret_post}).
     *
     * @param secret as the provider has it
     * @return the method
     */
    public static ClientAuthentication post(String secret) {
        throw new UnsupportedOperationException();
    }

    /**
     * By a signed assertion ({@code private_key_jwt}, RFC 7523), which lives for a minute and is made anew each time.
     *
     * @param key a key pair's private half, with a {@code kid}
     * @param audience for whom
     * @return the method
     * @throws IllegalArgumentException if it is a shared secret
     */
    public static ClientAuthentication privateKey(SigningKey key, AssertionAudience audience) {
        throw new UnsupportedOperationException();
    }

    /**
     * By the client certificate of the connection ({@code tls_client_auth}, {@code self_signed_tls_client_auth}), which the builder is given.
     *
     * @return the method
     */
    public static ClientAuthentication tls() {
        throw new UnsupportedOperationException();
    }

    /**
     * Not at all: a public client.
     *
     * @return the method
     */
    public static ClientAuthentication none() {
        throw new UnsupportedOperationException();
    }
}
