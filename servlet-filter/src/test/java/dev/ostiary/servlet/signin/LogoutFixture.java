package dev.ostiary.servlet.signin;

import dev.ostiary.key.KeyDerivation;
import dev.ostiary.provider.LogoutVerdict;
import dev.ostiary.servlet.config.AuthConfig;
import dev.ostiary.servlet.config.Deployment;
import dev.ostiary.servlet.config.SettingSource;
import dev.ostiary.session.SessionTokens;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** What takes logout tokens, without the filter around it, and a provider that makes them. */
final class LogoutFixture implements AutoCloseable {
    final SignInFixture signIn = new SignInFixture();
    final LogoutMemory memory = new LogoutMemory(10);
    final List<Integer> told = new CopyOnWriteArrayList<>();
    final RegisteredProvider provider;

    /** The same, each of whose logouts ends all of a user's sessions. */
    final RegisteredProvider ofUsers;

    private final OpenProviders providers;
    private final SessionTokens tokens = SessionTokens.builder()
            .keys(KeyDerivation.random().signingKeys("test"))
            .issuer("urn:test")
            .audience("app")
            .store(signIn.store.store())
            .clock(signIn.clock)
            .strictRevocation()
            .build();

    LogoutFixture() {
        AuthConfig config = config("session");
        providers = OpenProviders.open(
                config.signIn().orElseThrow(), config.issuers().get(0), signIn.clock);
        provider = providers.all().get(0);
        ofUsers = new RegisteredProvider(
                provider.client(), config("user").signIn().orElseThrow());
    }

    private AuthConfig config(String logoutScope) {
        Map<String, String> settings = Map.of(
                "issuer",
                signIn.issuer.issuer(),
                "client-id",
                SignInFixture.CLIENT,
                "client-secret",
                SignInFixture.SECRET,
                "logout-scope",
                logoutScope);
        return AuthConfig.from(
                List.of(new SettingSource("test", settings)), Optional.empty(), Deployment.of(Map.of(), Map.of()));
    }

    Logouts logouts(Executor executor) {
        return new Logouts(tokens, memory, (name, ended) -> told.add(ended), signIn.clock, executor);
    }

    Logouts checkedBy(Function<UnverifiedLogouts.Kept, LogoutVerdict> check) {
        return new Logouts(tokens, memory, (name, ended) -> told.add(ended), signIn.clock, Runnable::run, check);
    }

    @Override
    public void close() {
        tokens.close();
        providers.close();
        signIn.close();
    }
}
