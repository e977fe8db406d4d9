package dev.ostiary;

import static dev.ostiary.Shown.MARKER;
import static dev.ostiary.Shown.row;

import dev.ostiary.key.ClientCertificate;
import dev.ostiary.key.KeyDerivation;
import dev.ostiary.provider.ClientAuthentication;
import dev.ostiary.provider.EndSession;
import dev.ostiary.provider.GrantSeal;
import dev.ostiary.provider.OpenIdProvider;
import dev.ostiary.provider.ProviderIdentity;
import dev.ostiary.provider.ProviderTokens;
import dev.ostiary.provider.SignInStart;
import dev.ostiary.provider.SignInStates;
import dev.ostiary.provider.StepUp;
import dev.ostiary.session.SessionContent;
import dev.ostiary.session.SessionSource;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** What a client of a provider holds, with {@link Shown#MARKER} wherever it can stand. */
final class PlantedProvider {
    private static final List<KeyDerivation> KEYS = List.of(KeyDerivation.random());
    private static final SignInStates STATES = SignInStates.of(KEYS, Duration.ofHours(1), InstantSource.system());
    private static final GrantSeal SEAL = GrantSeal.of(KEYS, InstantSource.system());
    private static final URI REDIRECT_URI = URI.create("https://app.example/auth/callback");

    private PlantedProvider() {}

    static Stream<Arguments> ofProviders() {
        ProviderTokens tokens = new ProviderTokens(
                MARKER, MARKER, Optional.of(Instant.EPOCH), Optional.of(MARKER), MARKER, MARKER, List.of(MARKER));
        GrantSeal.Grant grant = new GrantSeal.Grant(tokens, identity(MARKER));
        SignInStart start = new SignInStart(
                REDIRECT_URI,
                Optional.of("/" + MARKER),
                StepUp.NONE,
                Map.of("login_hint", MARKER),
                0,
                Optional.of(STATES.newBinding()));
        return Stream.of(
                row("derivation", () -> KeyDerivation.of((MARKER + MARKER).getBytes(StandardCharsets.UTF_8), MARKER)),
                row("short secret", () -> KeyDerivation.of(MARKER.getBytes(StandardCharsets.UTF_8), MARKER)),
                row(
                        "certificate",
                        () -> ClientCertificate.read(MARKER.getBytes(StandardCharsets.UTF_8), Optional.of(MARKER))),
                row("basic", () -> ClientAuthentication.basic(MARKER)),
                row("post", () -> ClientAuthentication.post(MARKER)),
                row("secret", () -> ClientAuthentication.secret(MARKER)),
                row("tokens", () -> tokens),
                row("identity", () -> identity(MARKER)),
                row("grant", () -> grant),
                row(
                        "sealed too large",
                        () -> SEAL.seal("s", "p", new GrantSeal.Grant(tokens, identity(MARKER.repeat(2_000))))),
                row("content of a session", () -> SessionContent.of(Map.of(MARKER, MARKER))),
                row("says", () -> new SessionSource.Says(Map.of(MARKER, MARKER))),
                row("start", () -> start),
                row("state", () -> STATES.open(MARKER)),
                row("cookie", () -> STATES.read(MARKER)),
                row(
                        "end of a session",
                        () -> new EndSession(
                                Optional.of(MARKER), Optional.of(MARKER), REDIRECT_URI, Optional.of(MARKER))),
                row("departure", () -> away(client -> client.depart(start))),
                row(
                        "revocation",
                        () -> away(client -> {
                            client.revoke(tokens);
                            return "";
                        })),
                row("refresh", () -> away(client -> client.refresh(tokens, identity(MARKER)))),
                row("logout token", () -> away(client -> client.logoutToken(MARKER))));
    }

    private static ProviderIdentity identity(String text) {
        return new ProviderIdentity(
                "https://id.example",
                text,
                Optional.of(text),
                Optional.of(text),
                List.of(text),
                Optional.empty(),
                Instant.EPOCH,
                List.of(text),
                List.of(text),
                Optional.of(text),
                Map.of("claim", text));
    }

    /** What becomes of something where nobody answers. */
    private static Object away(Function<OpenIdProvider, Object> asked) {
        try (OpenIdProvider client = OpenIdProvider.at("http://127.0.0.1:1", "client")
                .states(STATES)
                .authentication(ClientAuthentication.post(MARKER))
                .build()) {
            return asked.apply(client);
        }
    }
}
