package dev.ostiary.servlet.config;

import dev.ostiary.key.ClientCertificate;
import dev.ostiary.key.KeyFamily;
import dev.ostiary.key.Keys;
import dev.ostiary.key.SigningKey;
import dev.ostiary.provider.AssertionAudience;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BiFunction;

/** What is written about the application as the provider's client: its name there, and by what it shows who it is. */
final class SignInClientSettings {
    private static final int DER_SEQUENCE = 0x30;

    private final SettingReader read;

    SignInClientSettings(SettingReader read) {
        this.read = read;
    }

    /** Empty where the name cannot be read, which is on record then. */
    Optional<SignInClient> client() {
        Optional<String> id = read.optional(Setting.CLIENT_ID, SignInWords::clientId);
        Optional<String> secret = read.optional(Setting.CLIENT_SECRET, SignInWords::clientSecret);
        Optional<SigningKey> key =
                opened(Setting.CLIENT_KEY, Setting.CLIENT_KEY_PASSWORD, SignInClientSettings::signingKey);
        Optional<ClientCertificate> certificate =
                opened(Setting.CLIENT_CERTIFICATE, Setting.CLIENT_CERTIFICATE_PASSWORD, ClientCertificate::read);
        AssertionAudience audience =
                read.value(Setting.CLIENT_ASSERTION_AUDIENCE, text -> Words.choice(AssertionAudience.class, text));
        Optional<ClientAuth> auth = auth();
        return id.map(name -> new SignInClient(name, secret, auth, key, audience, certificate));
    }

    private Optional<ClientAuth> auth() {
        Optional<ClientAuth> written = read.optional(Setting.CLIENT_AUTH, text -> Words.choice(ClientAuth.class, text));
        written.ifPresent(this::reportWhatContradicts);
        return written.isPresent() || read.isSet(Setting.CLIENT_AUTH) ? written : byWhatIsThere();
    }

    private Optional<ClientAuth> byWhatIsThere() {
        boolean key = read.isSet(Setting.CLIENT_KEY);
        boolean certificate = read.isSet(Setting.CLIENT_CERTIFICATE);
        if (key && certificate) {
            read.problem(
                    Setting.CLIENT_AUTH,
                    "there are client-key and client-certificate, each of which could show who asks; choose");
        }
        if (key) {
            return Optional.of(ClientAuth.PRIVATE_KEY);
        }
        if (certificate) {
            return Optional.of(ClientAuth.TLS);
        }
        return read.isSet(Setting.CLIENT_SECRET) ? Optional.empty() : Optional.of(ClientAuth.NONE);
    }

    private void reportWhatContradicts(ClientAuth auth) {
        switch (auth) {
            case BASIC, POST -> reportMissing(Setting.CLIENT_SECRET);
            case PRIVATE_KEY -> reportMissing(Setting.CLIENT_KEY);
            case TLS -> reportMissing(Setting.CLIENT_CERTIFICATE);
            case NONE -> {
                reportBesideNone(Setting.CLIENT_SECRET);
                reportBesideNone(Setting.CLIENT_KEY);
            }
        }
    }

    private void reportMissing(Setting needed) {
        if (!read.isSet(needed)) {
            read.problem(Setting.CLIENT_AUTH, "needs " + needed.settingName() + ", which is not set");
        }
    }

    private void reportBesideNone(Setting pointless) {
        if (read.isSet(pointless)) {
            read.problem(
                    Setting.CLIENT_AUTH,
                    "is none, but there is " + read.place(pointless) + ", which would never be shown; choose");
        }
    }

    /** What a wrong password opens in vain is a problem of the password. */
    private <T> Optional<T> opened(Setting place, Setting password, BiFunction<byte[], Optional<String>, T> opener) {
        if (!read.isSet(password)) {
            return read.optional(place, text -> opener.apply(ResourceText.content(text), Optional.empty()));
        }
        if (!read.isSet(place)) {
            read.problem(password, "there is no " + place.settingName() + " that it opens");
            return Optional.empty();
        }
        return read.optional(place, ResourceText::content)
                .flatMap(content -> read.optional(password, text -> opener.apply(content, Optional.of(text))));
    }

    private static SigningKey signingKey(byte[] content, Optional<String> password) {
        if (password.isPresent() || (content.length > 0 && content[0] == DER_SEQUENCE)) {
            return ClientCertificate.read(content, password).signingKey();
        }
        SigningKey key = Keys.parseSigningKeys(new String(content, StandardCharsets.UTF_8))
                .get(0);
        if (key.algorithm().family() == KeyFamily.HMAC) {
            throw new IllegalArgumentException("is a secret and no private key; client-secret takes one");
        }
        return key;
    }
}
