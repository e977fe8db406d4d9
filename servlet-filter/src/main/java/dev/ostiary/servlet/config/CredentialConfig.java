package dev.ostiary.servlet.config;

import dev.ostiary.apikey.ApiKeyStore;
import dev.ostiary.key.SignatureProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where credentials are found, how they are verified, and where it is shown whom they name. Immutable; thread-safe as
 * far as the store of API keys is.
 *
 * @param cookieName the cookie that carries the token; empty when cookies are turned off
 * @param tokenHeader the further header that carries a token; empty when there is none
 * @param apiKeys where the records of API keys are kept, apart from sessions; empty when no API key is accepted, or those in the store of
 *     sessions
 * @param apiKeysInStore whether the store of sessions keeps the records of API keys, too; true only where there are sessions
 * @param maxTokenBytes the length above which a token is refused unread, 256 to 1048576
 * @param tokenCacheSize how many verified tokens are kept at most, 0 to 10 million; 0: none
 * @param cryptoProvider whose implementation checks signatures; the platform's own where nothing faster is there
 * @param identityHeaders the request headers in which the application finds its user; unmodifiable; no two of one
 *     {@linkplain IdentityHeader#comparableName() comparable name}
 * @param inTraces whether the current span shows the user, too
 */
public record CredentialConfig(
        Optional<String> cookieName,
        Optional<String> tokenHeader,
        Optional<ApiKeyStore> apiKeys,
        boolean apiKeysInStore,
        int maxTokenBytes,
        int tokenCacheSize,
        SignatureProvider cryptoProvider,
        List<IdentityHeader> identityHeaders,
        boolean inTraces) {

    static CredentialConfig read(SettingReader read) {
        Optional<Optional<ApiKeyStore>> keyPlace = read.optional(Setting.API_KEYS, ApiKeyFile::openUnlessStore);
        CredentialConfig config = new CredentialConfig(
                read.value(Setting.COOKIE_NAME, Words::cookieName),
                read.optional(Setting.TOKEN_HEADER, Words::tokenHeader),
                keyPlace.flatMap(file -> file),
                keyPlace.filter(Optional::isEmpty).isPresent(),
                read.value(Setting.MAX_TOKEN_BYTES, Words::maxTokenBytes),
                read.value(Setting.TOKEN_CACHE_SIZE, Words::tokenCacheSize),
                read.value(Setting.CRYPTO_PROVIDER, Words::cryptoProvider),
                identityHeaders(read),
                read.value(Setting.TRACE_USER, SignInWords::isOn));
        if (config.tokenHeader.filter(config::isIdentityHeader).isPresent()) {
            read.problem(Setting.TOKEN_HEADER, "is one of identity-headers, which no client or gateway may send");
        }
        return config;
    }

    private static List<IdentityHeader> identityHeaders(SettingReader read) {
        List<IdentityHeader> earlier = new ArrayList<>();
        return read.list(Setting.IDENTITY_HEADERS, text -> {
            IdentityHeader header = IdentityHeaderText.parse(text);
            IdentityHeaderText.refuseSameName(header, earlier);
            earlier.add(header);
            return header;
        });
    }

    private boolean isIdentityHeader(String name) {
        return identityHeaders.stream()
                .anyMatch(header -> header.comparableName().equals(IdentityHeader.comparable(name)));
    }

    /** Shows nothing of a store. */
    @Override
    public String toString() {
        return "CredentialConfig[cookieName=" + cookieName + ", tokenHeader=" + tokenHeader + "]";
    }
}
