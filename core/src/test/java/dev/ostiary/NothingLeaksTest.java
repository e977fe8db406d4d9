package dev.ostiary;

import static dev.ostiary.PlantedKeys.EC_KEY;
import static dev.ostiary.PlantedKeys.SEALING_KEY;
import static dev.ostiary.PlantedKeys.SECRET;
import static dev.ostiary.PlantedKeys.SECRET_BYTES;
import static dev.ostiary.PlantedKeys.utf8;
import static dev.ostiary.Shown.MARKER;
import static dev.ostiary.Shown.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.ostiary.apikey.ApiKeyLookup;
import dev.ostiary.apikey.ApiKeyRecord;
import dev.ostiary.apikey.ApiKeyStore;
import dev.ostiary.apikey.ApiKeys;
import dev.ostiary.apikey.InMemoryApiKeyStore;
import dev.ostiary.apikey.IssuedApiKey;
import dev.ostiary.apikey.PropertiesFileApiKeyStore;
import dev.ostiary.encoding.Base64Url;
import dev.ostiary.encoding.StrictJson;
import dev.ostiary.issue.SessionSeal;
import dev.ostiary.issue.TokenIssuer;
import dev.ostiary.issue.TokenProfile;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.KeyLookup;
import dev.ostiary.key.KeyQuery;
import dev.ostiary.key.KeySource;
import dev.ostiary.key.SealingKey;
import dev.ostiary.key.StaticKeys;
import dev.ostiary.session.Refreshing;
import dev.ostiary.verify.ClaimPath;
import dev.ostiary.verify.ClaimRule;
import dev.ostiary.verify.JwtVerifier;
import dev.ostiary.verify.JwtVerifierBuilder;
import dev.ostiary.verify.PrincipalClaims;
import dev.ostiary.verify.RawToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A marker stands in every token, key, claim, {@code kid} and API key; no message, no {@code toString} and no line of a log
 * shows it, however the call ends.
 *
 * <p>What is shown on purpose is configuration: a claim's path, a duration's text, a profile's type and purpose.
 */
class NothingLeaksTest {
    private static final Object NOTHING_OF_INTEREST = "";
    private static final TokenProfile PROFILE = TokenProfile.access("i" + MARKER, "a" + MARKER);
    private static final ApiKeyStore THROWING_STORE = id -> {
        throw fault();
    };

    @TempDir
    private static Path directory;

    @ParameterizedTest(name = "{0}")
    @MethodSource({
        "ofEncoding",
        "dev.ostiary.PlantedKeys#ofSecrets",
        "dev.ostiary.PlantedKeys#ofKeyText",
        "dev.ostiary.PlantedKeys#ofKeys",
        "dev.ostiary.PlantedKeys#ofSealing",
        "dev.ostiary.PlantedDocuments#ofRemoteKeys",
        "dev.ostiary.PlantedState#ofStores",
        "dev.ostiary.PlantedSessions#ofSessions",
        "dev.ostiary.PlantedProvider#ofProviders"
    })
    void call_withAMarkerInKeysOrJson_showsItNowhere(String name, Callable<?> call) {
        assertThat(Shown.by(call).leaks()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"ofTokens", "ofFaultsDuringVerification", "ofIssuing"})
    void call_withAMarkerInATokenOrClaim_showsItNowhere(String name, Callable<?> call) {
        assertThat(Shown.by(call).leaks()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"ofApiKeys", "ofApiKeyFiles"})
    void call_withAMarkerInAnApiKey_showsItNowhere(String name, Callable<?> call) {
        assertThat(Shown.by(call).leaks()).isEmpty();
    }

    /** Shows that each of the three ways out is looked at. */
    @Test
    void shown_resultExceptionAndLog_areAllSeen() {
        assertThat(Shown.by(() -> MARKER).leaks()).hasSize(1);
        assertThat(Shown.by(() -> RawToken.encode(("x" + MARKER).getBytes(StandardCharsets.UTF_8)))
                        .leaks())
                .hasSize(1);
        assertThat(Shown.by(() -> {
                            throw new IllegalStateException("outer", fault());
                        })
                        .leaks())
                .hasSize(1);
        assertThat(Shown.by(() -> log(MARKER)).leaks()).hasSize(1);
    }

    /** Whoever adds a public class that takes text or bytes is reminded to plant a marker in it. */
    @Test
    void publicClasses_thatTakeTextOrBytes_areThoseWithARow() {
        assertThat(new ClassFileImporter()
                                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                                .withImportOption(location -> !location.contains("/dev/ostiary/testkit/"))
                                .importPackages("dev.ostiary")
                                .stream()
                                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                                .filter(type -> !type.isEnum())
                                .filter(NothingLeaksTest::takesTextOrBytes)
                                .map(JavaClass::getSimpleName)
                                .collect(Collectors.toSet()))
                .isEqualTo(Set.of(
                        "ApiKeyRecord",
                        "ApiKeyRegistry",
                        "ApiKeyStore",
                        "ApiKeys",
                        "AuthorizationParameters",
                        "Base64Url",
                        "Broken",
                        "ClaimPath",
                        "ClaimRule",
                        "ClientAuthentication",
                        "ClientCertificate",
                        "ClientRefused",
                        "Document",
                        "DurationText",
                        "ExplainedStep",
                        "Failed",
                        "FileText",
                        // Answers what it is given, written otherwise, and throws and logs nothing.
                        "FormEncoding",
                        "GrantSeal",
                        "HmacSecret",
                        "InMemoryApiKeyStore",
                        "InMemoryTokenStateStore",
                        "Invalid",
                        "IssuedApiKey",
                        "IssuedToken",
                        "JwkSet",
                        "JwtVerifier",
                        "JwtVerifierBuilder",
                        "KeyDerivation",
                        "KeyQuery",
                        "KeyRing",
                        "Keys",
                        "LoopbackHost",
                        "Name",
                        "NotFound",
                        "OneTimeId",
                        "OpenIdProvider",
                        "OpenIdProviderBuilder",
                        "OtherError",
                        "Outage",
                        "PrincipalClaims",
                        "PropertiesFileApiKeyStore",
                        "ProviderConnections",
                        "ProviderEnds",
                        "ProviderGrant",
                        "ProviderGrants",
                        "ProviderIdentity",
                        "ProviderRefresh",
                        "ProviderSignIn",
                        "ProviderTokens",
                        "Received",
                        "RefreshFailed",
                        "Refreshed",
                        "RemoteJwks",
                        "Reuse",
                        "Revocation",
                        "RevocationPage",
                        "Says",
                        "SealingKey",
                        "SessionClaims",
                        "SessionContent",
                        "SessionGrant",
                        "SessionSeal",
                        "SessionSource",
                        "SessionState",
                        "SessionTokens",
                        "SessionTokensBuilder",
                        "ShownText",
                        "SignInStart",
                        "SignInState",
                        "SignInStates",
                        "SignatureProvider",
                        "Signed",
                        "SignedClaimsVerifier",
                        "SignedToken",
                        "SigningKey",
                        "Standing",
                        "StoreLimits",
                        "StoreUnavailableException",
                        "StrictJson",
                        "Successor",
                        "TokenIssuer",
                        "TokenCopy",
                        "TokenProfile",
                        "TokenStateStore",
                        "TokenStateStoreProvider",
                        "Tokens",
                        "TrustedAuthorities",
                        "Unsealed",
                        "VerificationKey"));
    }

    private static boolean takesTextOrBytes(JavaClass type) {
        Set<String> carriers = Set.of("java.lang.String", "[B", "java.util.Map", "[Ljava.lang.String;");
        return type.getCodeUnits().stream()
                .filter(unit -> unit.getModifiers().contains(JavaModifier.PUBLIC))
                .map(JavaCodeUnit::getRawParameterTypes)
                .anyMatch(parameters ->
                        parameters.stream().map(JavaClass::getName).anyMatch(carriers::contains));
    }

    static Stream<Arguments> ofEncoding() {
        return Stream.of(
                row("JSON cut off", () -> StrictJson.parseObject(utf8("{\"" + MARKER))),
                row("JSON, bad value", () -> StrictJson.parseObject(utf8("{\"" + MARKER + "\":" + MARKER + "}"))),
                row(
                        "JSON, duplicate",
                        () -> StrictJson.parseObject(utf8("{\"" + MARKER + "\":1,\"" + MARKER + "\":1}"))),
                row("JSON, data after", () -> StrictJson.parseObject(utf8("{}" + MARKER))),
                row("JSON, no object", () -> StrictJson.parseObject(utf8("\"" + MARKER + "\""))),
                row("JSON, long number", () -> StrictJson.parseObject(utf8("{\"a\":" + "1".repeat(65) + MARKER + "}"))),
                row("JSON writer, unknown type", () -> StrictJson.write(Map.of("a", new StringBuilder(MARKER)))),
                row("JSON writer, surrogate", () -> StrictJson.write(Map.of("a", MARKER + "\ud800"))),
                row("base64url", () -> Base64Url.decode(MARKER + "!")),
                row("sign of a theft", () -> new Refreshing.Reuse(MARKER, MARKER)));
    }

    static Stream<Arguments> ofTokens() {
        return tokens().flatMap(token -> Stream.of(
                row("verify " + token.length(), () -> verifier().build().verify(token)),
                row("examine " + token.length(), () -> verifier().build().examine(token)),
                row(
                        "orElseThrow " + token.length(),
                        () -> verifier().build().verify(token).orElseThrow()),
                row("unseal " + token.length(), () -> sealer().unseal(token))));
    }

    private static Stream<String> tokens() {
        RawToken valid = RawToken.valid().signedWith(SECRET_BYTES).withHeaderMember("\"kid\":\"" + MARKER + "\"");
        RawToken full = valid.withClaim("\"" + MARKER + "\":\"" + MARKER + "\"");
        Stream<RawToken> headers = Stream.of("typ", "alg", "crit", "zip", "enc", "cty", "jwk", "jku", "b64")
                .map(member -> valid.withHeader("{\"alg\":\"HS256\",\"" + member + "\":\"" + MARKER + "\"}"));
        Stream<RawToken> claims = Stream.of("iss", "sub", "aud", "exp", "iat", "nbf", "jti")
                .flatMap(claim -> Stream.of("\"" + MARKER + "\"", "[\"" + MARKER + "\",5]", "{\"" + MARKER + "\":1}")
                        .map(value -> full.replacing(claim, "").withClaim("\"" + claim + "\":" + value)));
        Stream<RawToken> whole =
                Stream.of(full, full.expiringAt("5"), full.signedWith(RawToken.TEST_SECRET), full.withPayload(MARKER));
        Stream<String> texts = Stream.of(
                MARKER,
                MARKER + "." + MARKER + "." + MARKER,
                full.text() + "=",
                full.text() + ".." + MARKER,
                full.text().repeat(40),
                sealed());
        return Stream.concat(
                Stream.of(headers, claims, whole).flatMap(all -> all).map(RawToken::text), texts);
    }

    static Stream<Arguments> ofFaultsDuringVerification() {
        String token = RawToken.valid().signedWith(SECRET_BYTES).text();
        KeySource throwing = new KeySource() {
            @Override
            public KeyLookup find(KeyQuery query) {
                throw fault();
            }

            @Override
            public Set<JwsAlgorithm> algorithms() {
                return Set.of(JwsAlgorithm.HS256);
            }
        };
        ClaimRule rule = (claims, now) -> {
            throw fault();
        };
        return Stream.of(
                row("key source throws", () -> verifier().keys(throwing).build().verify(token)),
                row(
                        "claim rule throws",
                        () -> verifier().claimRules(rule).build().verify(token)),
                row(
                        "claim rule refuses",
                        () -> verifier()
                                .claimRules(ClaimRule.claim("sub", MARKER::equals))
                                .build()
                                .verify(token)),
                row(
                        "required claim",
                        () -> verifier().requiredClaims(MARKER).build().verify(token)),
                row(
                        "required value",
                        () -> verifier().requireClaim("sub", MARKER).build().verify(token)),
                row(
                        "name of nobody",
                        () -> verifier().principalClaims(named("nbf")).build().verify(token)),
                row("name that is none", () -> named("sub").name(Map.of("sub", List.of(MARKER)))),
                row("verifier", () -> verifier().build()),
                row("no issuer", () -> verifier().issuer(MARKER, "")),
                row("no audience", () -> verifier().audience(MARKER, "")));
    }

    private static PrincipalClaims named(String claim) {
        return new PrincipalClaims(List.of(ClaimPath.parse(claim)));
    }

    static Stream<Arguments> ofIssuing() {
        TokenIssuer issuer = TokenIssuer.builder()
                .key(EC_KEY)
                .profile(PROFILE)
                .ids(() -> MARKER)
                .build();
        return Stream.of(
                row("token", () -> issuer.issue(MARKER, Map.of(MARKER, MARKER))),
                row("reserved claim", () -> issuer.issue(MARKER, Map.of("iss", MARKER))),
                row("no JSON", () -> issuer.issue(MARKER, Map.of("a", new StringBuilder(MARKER)))),
                row("too large", () -> issuer.issue(MARKER, Map.of("a", MARKER.repeat(1_000)))),
                row("long subject", () -> issuer.issue(MARKER.repeat(100), Map.of())),
                row("issuer", () -> issuer),
                row("profile", () -> PROFILE),
                row("long profile name", () -> TokenProfile.access(MARKER.repeat(100), MARKER)),
                row("seal", () -> {
                    sealer().seal(Map.of(MARKER, MARKER));
                    return NOTHING_OF_INTEREST;
                }),
                row("sealer", () -> sealer()),
                row("sealing with one key twice", () -> SessionSeal.of(SEALING_KEY, SEALING_KEY)),
                row(
                        "sealing for a bad purpose",
                        () -> SessionSeal.of(SEALING_KEY).withPurpose(MARKER)),
                row("seal, no JSON", () -> sealer().seal(Map.of("a", new StringBuilder(MARKER)))),
                row("seal, too large", () -> sealer().seal(Map.of("a", MARKER.repeat(1_000)))),
                row("unsealed", () -> sealer().unseal(sealed())),
                row(
                        "unseal, other key",
                        () -> sealer(SealingKey.generate(MARKER)).unseal(sealed())));
    }

    static Stream<Arguments> ofApiKeys() {
        IssuedApiKey issued = ApiKeys.of(THROWING_STORE).issue(MARKER, Set.of(MARKER), Set.of(MARKER));
        ApiKeyRecord record = issued.record();
        InMemoryApiKeyStore store = new InMemoryApiKeyStore(1);
        store.add(record);
        return Stream.of(
                row("issued", () -> issued),
                row("key itself in a message", () -> issued.toString().replace(issued.key(), MARKER)),
                row("hash in a message", () -> record.toString().replace(record.hash(), MARKER)),
                row("found", () -> new ApiKeyLookup.Found(record)),
                row("accepted", () -> ApiKeys.of(store).verify(issued.key())),
                row("malformed", () -> ApiKeys.of(store).verify("ost_" + MARKER)),
                row("store throws", () -> ApiKeys.of(THROWING_STORE).verify(issued.key())),
                row("same id again", () -> store.add(record)),
                row("revoke", () -> store.revoke(MARKER)),
                row("bad subject", () -> ApiKeys.of(store).issue(MARKER + "\n", Set.of(), Set.of())),
                row("bad role", () -> ApiKeys.of(store).issue("s", Set.of(MARKER + ","), Set.of())),
                row("bad scope", () -> ApiKeys.of(store).issue("s", Set.of(), Set.of(MARKER + " "))),
                row("bad id", () -> apiKey(MARKER, record.hash())),
                row("bad hash", () -> apiKey(record.id(), MARKER)));
    }

    static Stream<Arguments> ofApiKeyFiles() {
        ApiKeyRecord record = ApiKeys.of(THROWING_STORE)
                .issue(MARKER, Set.of(MARKER), Set.of(MARKER))
                .record();
        return Stream.of(
                row("broken file", () -> PropertiesFileApiKeyStore.open(file("broken", MARKER))),
                row(
                        "broken time",
                        () -> PropertiesFileApiKeyStore.open(file("time", record.id() + ".created=" + MARKER))),
                row("broken later", () -> {
                    PropertiesFileApiKeyStore store = PropertiesFileApiKeyStore.open(file("later", "#"));
                    file("later", MARKER);
                    return store.find(record.id());
                }),
                row("found", () -> {
                    PropertiesFileApiKeyStore store = PropertiesFileApiKeyStore.open(file("good", "#"));
                    store.add(record);
                    return store.find(record.id());
                }),
                row("same id again", () -> {
                    PropertiesFileApiKeyStore store = PropertiesFileApiKeyStore.open(file("again", "#"));
                    store.add(record);
                    return store.add(record);
                }));
    }

    private static Path file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private static ApiKeyRecord apiKey(String id, String hash) {
        return new ApiKeyRecord(id, hash, MARKER, Set.of(), Set.of(), Instant.EPOCH, Optional.empty(), false);
    }

    private static JwtVerifierBuilder verifier() {
        return JwtVerifier.builder()
                .keys(StaticKeys.of(SECRET.verificationKey()))
                .issuer(RawToken.ISSUER)
                .audience(RawToken.AUDIENCE)
                .clock(InstantSource.fixed(RawToken.NOW));
    }

    private static TokenIssuer sealer() {
        return sealer(SEALING_KEY);
    }

    private static TokenIssuer sealer(SealingKey key) {
        return TokenIssuer.builder()
                .key(EC_KEY)
                .profile(PROFILE)
                .sealing(SessionSeal.of(key))
                .build();
    }

    private static String sealed() {
        return sealer().seal(Map.of(MARKER, MARKER));
    }

    private static RuntimeException fault() {
        return new IllegalStateException("a fault with " + MARKER, new IllegalArgumentException(MARKER));
    }

    private static Object log(String text) {
        System.getLogger("dev.ostiary.test").log(System.Logger.Level.DEBUG, "{0}", text);
        return NOTHING_OF_INTEREST;
    }
}
