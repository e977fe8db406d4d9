package dev.ostiary.provider;

import dev.ostiary.encoding.FormEncoding;
import dev.ostiary.issue.TokenIssuer;
import dev.ostiary.issue.TokenProfile;
import dev.ostiary.key.KeyFamily;
import dev.ostiary.key.KeyRing;
import dev.ostiary.key.SigningKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How this application shows the provider who it is (OpenID Connect Core 1.0, section 9; RFC 8705). Immutable; {@code toString} shows no
 * secret.
 */
public final class ClientAuthentication {
    private static final Duration ASSERTION_LIFETIME = Duration.ofMinutes(1);
    private static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final String BASIC = "client_secret_basic";
    private static final String POST = "client_secret_post";

    private enum Method {
        SECRET,
        BASIC,
        POST,
        PRIVATE_KEY,
        TLS,
        NONE
    }

    private final Method method;
    private final @Nullable String secret;
    private final @Nullable SigningKey key;
    private final AssertionAudience audience;

    private ClientAuthentication(
            Method method, @Nullable String secret, @Nullable SigningKey key, AssertionAudience audience) {
        this.method = method;
        this.secret = secret;
        this.key = key;
        this.audience = audience;
    }

    private static ClientAuthentication bySecret(Method method, String secret) {
        if (secret.isEmpty()) {
            throw new IllegalArgumentException("secret: expected a text that is not empty");
        }
        return new ClientAuthentication(method, secret, null, AssertionAudience.ISSUER);
    }

    private static ClientAuthentication without(Method method) {
        return new ClientAuthentication(method, null, null, AssertionAudience.ISSUER);
    }

    /**
     * By a secret: {@code client_secret_basic}, or {@code client_secret_post} where the provider's metadata list that and not the other.
     *
     * @param secret as the provider has it
     * @return the method
     * @throws IllegalArgumentException if it is empty
     */
    public static ClientAuthentication secret(String secret) {
        return bySecret(Method.SECRET, secret);
    }

    /**
     * By a secret in the header {@code Authorization} ({@code client_secret_basic}), id and secret form-encoded (RFC 6749, section 2.3.1).
     *
     * @param secret as the provider has it
     * @return the method
     * @throws IllegalArgumentException if it is empty
     */
    public static ClientAuthentication basic(String secret) {
        return bySecret(Method.BASIC, secret);
    }

    /**
     * By a secret in the form ({@code client_secret_post}).
     *
     * @param secret as the provider has it
     * @return the method
     * @throws IllegalArgumentException if it is empty
     */
    public static ClientAuthentication post(String secret) {
        return bySecret(Method.POST, secret);
    }

    /**
     * By a signed assertion ({@code private_key_jwt}, RFC 7523), which lives for a minute and is made anew each time.
     *
     * @param key a key pair's private half
     * @param audience for whom
     * @return the method
     * @throws IllegalArgumentException if it is a shared secret
     */
    public static ClientAuthentication privateKey(SigningKey key, AssertionAudience audience) {
        if (key.algorithm().family() == KeyFamily.HMAC) {
            throw new IllegalArgumentException("key: expected the private half of a pair, not a shared secret");
        }
        return new ClientAuthentication(Method.PRIVATE_KEY, null, key, audience);
    }

    /**
     * By the client certificate of the connection ({@code tls_client_auth}, {@code self_signed_tls_client_auth}), which the builder is given.
     *
     * @return the method
     */
    public static ClientAuthentication tls() {
        return without(Method.TLS);
    }

    /**
     * Not at all: a public client.
     *
     * @return the method
     */
    public static ClientAuthentication none() {
        return without(Method.NONE);
    }

    boolean isByCertificate() {
        return method == Method.TLS;
    }

    /** A form with the client's credentials. */
    ClientRequest authenticate(Client client, ProviderMetadata metadata, ClientForm form) {
        Map<String, String> parameters = new LinkedHashMap<>(form.parameters());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", "application/json");
        switch (method) {
            case SECRET -> bySecret(client, isPostOnly(metadata), parameters, headers);
            case BASIC -> bySecret(client, false, parameters, headers);
            case POST -> bySecret(client, true, parameters, headers);
            case PRIVATE_KEY -> {
                parameters.put("client_id", client.id());
                parameters.put("client_assertion_type", ASSERTION_TYPE);
                parameters.put("client_assertion", assertion(client, metadata));
            }
            case TLS, NONE -> parameters.put("client_id", client.id());
        }
        return new ClientRequest(form.uri(), headers, FormEncoding.encode(parameters));
    }

    private static boolean isPostOnly(ProviderMetadata metadata) {
        return metadata.authenticationMethods().contains(POST)
                && !metadata.authenticationMethods().contains(BASIC);
    }

    private void bySecret(Client client, boolean inForm, Map<String, String> parameters, Map<String, String> headers) {
        String text = Objects.requireNonNull(secret, "checked when it was given");
        if (inForm) {
            parameters.put("client_id", client.id());
            parameters.put("client_secret", text);
            return;
        }
        String pair = FormEncoding.encode(client.id()) + ":" + FormEncoding.encode(text);
        headers.put(
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII)));
    }

    private String assertion(Client client, ProviderMetadata metadata) {
        String tokenEndpoint =
                metadata.at(ProviderEndpoint.TOKEN).map(Object::toString).orElse(client.issuer());
        String meantFor = audience == AssertionAudience.ISSUER ? client.issuer() : tokenEndpoint;
        return TokenIssuer.builder()
                .keys(KeyRing.of(Objects.requireNonNull(key, "checked when it was given")))
                .profile(TokenProfile.custom("JWT", client.id(), meantFor).withLifetime(ASSERTION_LIFETIME))
                .clock(client.clock())
                .build()
                .issue(client.id(), Map.of())
                .token();
    }

    /**
     * Who authenticates.
     *
     * @param issuer at which provider
     * @param id {@code client_id}
     * @param clock when an assertion is made
     */
    record Client(String issuer, String id, InstantSource clock) {}

    /** Shows the method. */
    @Override
    public String toString() {
        return "ClientAuthentication[" + method + "]";
    }
}
