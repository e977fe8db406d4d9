package dev.ostiary.servlet.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ostiary.key.AuthorityFiles;
import dev.ostiary.key.CertifiedKeyFiles;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.KeyLookup;
import dev.ostiary.key.KeyQuery;
import dev.ostiary.key.KeySource;
import dev.ostiary.key.Keys;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Configurations that are complete but for what a test changes. */
final class Configs {
    static final String SECRET = "correct-horse-battery-staple-0123456789";
    static final String PEM = pem();
    /** Read thousands of times, which a private key would make slow. */
    private static final String SESSION_SECRET = "base64url:" + "dGVzdC1zZWNyZXQtb2YtdGhlLXNldHRpbmdzLTAxMjM";

    static final String PRIVATE_PEM = Keys.toPem(Keys.generate(JwsAlgorithm.ES256));
    static final KeySource EDDSA_KEYS = new EddsaKeys();
    private static final Map<String, String> ENVIRONMENT =
            Map.of("SKEW", "5s", "EMPTY", "", "SECRET", SECRET, "NESTED", "${SKEW}", "PLANTED", "pl4nt3d");

    private Configs() {}

    /** Init-params over an audience and a secret; a text of {@code null} stands for a setting that is left out. */
    static AuthConfig with(String... namesAndTexts) {
        Map<String, String> texts = new HashMap<>(Map.of("audience", "app", "secret", SECRET));
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            texts.put(namesAndTexts[i], namesAndTexts[i + 1]);
        }
        texts.values().removeIf(text -> text == null);
        return of(Optional.empty(), new SettingSource("init-param", texts));
    }

    /** One setting beside whatever it needs to stand. */
    static AuthConfig withOnly(Setting setting, String text) {
        Map<String, String> texts = new HashMap<>(needed(setting));
        texts.put(setting.settingName(), text);
        return of(keysBeside(setting), new SettingSource("init-param", texts));
    }

    /** What {@link #withOnly} gives without the setting itself. */
    static AuthConfig without(Setting setting) {
        if (isAboutTrust(setting)) {
            return withOnly(Setting.ALLOW_HTTP, "false");
        }
        if (isAboutSignIn(setting) && setting.type().isKey() || isPasswordOfClient(setting)) {
            return withOnly(Setting.PAR, "auto");
        }
        boolean needsAnother = setting == Setting.SESSION
                || setting == Setting.CLIENT_ID
                || setting.type().isKey()
                || setting == Setting.JWKS_URI
                || setting == Setting.ISSUERS;
        return needsAnother
                ? withDefaults()
                : of(keysBeside(setting), new SettingSource("init-param", needed(setting)));
    }

    static AuthConfig withDefaults() {
        return of(Optional.of(EDDSA_KEYS), new SettingSource("init-param", Map.of("audience", "app")));
    }

    private static Map<String, String> needed(Setting setting) {
        if (isAboutSignIn(setting)) {
            Map<String, String> texts = new HashMap<>(Map.of("issuer", "https://id.example", "client-id", "app"));
            switch (setting) {
                case CLIENT_AUTH -> texts.put("client-secret", "s3cr3t");
                case CLIENT_KEY_PASSWORD -> texts.put("client-key", CertifiedKeyFiles.pkcs12());
                case CLIENT_CERTIFICATE_PASSWORD -> texts.put("client-certificate", CertifiedKeyFiles.pkcs12());
                default -> {}
            }
            return texts;
        }
        if (isAboutSessions(setting)) {
            Map<String, String> texts = new HashMap<>(Map.of("audience", "app", "issuer", "https://id.example"));
            texts.put("session", "on");
            texts.put("session-key", SESSION_SECRET);
            return texts;
        }
        if (setting == Setting.ISSUERS) {
            return Map.of("audience", "app", "issuers.a.issuer", "https://a.example");
        }
        if (setting == Setting.PROVIDER_TRUSTSTORE_PASSWORD) {
            return Map.of(
                    "audience", "app",
                    "issuer", "https://id.example",
                    "provider-truststore", AuthorityFiles.pkcs12());
        }
        return isAboutFetching(setting)
                ? Map.of("audience", "app", "issuer", "https://id.example")
                : Map.of("audience", "app");
    }

    private static Optional<KeySource> keysBeside(Setting setting) {
        boolean isPlace = (setting.type().isKey() && setting != Setting.SESSION_KEY)
                || setting == Setting.JWKS_URI
                || setting == Setting.ISSUERS;
        return isPlace || isAboutFetching(setting) || isAboutSignIn(setting)
                ? Optional.empty()
                : Optional.of(EDDSA_KEYS);
    }

    private static boolean isAboutSessions(Setting setting) {
        return Setting.SESSION.compareTo(setting) <= 0 && setting.compareTo(Setting.REVOCATION_MAX_STALENESS) <= 0;
    }

    private static boolean isAboutSignIn(Setting setting) {
        return Setting.CLIENT_ID.compareTo(setting) <= 0 && setting.compareTo(Setting.REVOKE_ON_SIGN_OUT) <= 0;
    }

    private static boolean isPasswordOfClient(Setting setting) {
        return setting == Setting.CLIENT_KEY_PASSWORD || setting == Setting.CLIENT_CERTIFICATE_PASSWORD;
    }

    private static boolean isAboutTrust(Setting setting) {
        return setting == Setting.PROVIDER_TRUSTSTORE || setting == Setting.PROVIDER_TRUSTSTORE_PASSWORD;
    }

    private static boolean isAboutFetching(Setting setting) {
        return setting == Setting.ALLOW_HTTP
                || isAboutTrust(setting)
                || (setting.settingName().startsWith("jwks-") && setting != Setting.JWKS_URI);
    }

    static AuthConfig of(Optional<KeySource> keys, SettingSource... sources) {
        return AuthConfig.from(List.of(sources), keys, Deployment.of(Map.of(), ENVIRONMENT));
    }

    static ConfigurationException problemsWith(String... namesAndTexts) {
        return catchThrowableOfType(ConfigurationException.class, () -> with(namesAndTexts));
    }

    private static String pem() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            byte[] spki = generator.generateKeyPair().getPublic().getEncoded();
            String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(spki);
            return "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n";
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** Knows what it could do, but no key: no configuration asks for one. */
    private record EddsaKeys() implements KeySource {
        @Override
        public KeyLookup find(KeyQuery query) {
            throw new AssertionError("a key was asked for");
        }

        @Override
        public Set<JwsAlgorithm> algorithms() {
            return Set.of(JwsAlgorithm.EDDSA);
        }
    }
}
