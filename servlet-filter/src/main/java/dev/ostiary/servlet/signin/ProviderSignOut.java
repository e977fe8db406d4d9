package dev.ostiary.servlet.signin;

import dev.ostiary.provider.EndSession;
import dev.ostiary.provider.GrantOutcome;
import dev.ostiary.provider.GrantSeal;
import dev.ostiary.provider.ProviderRefresh;
import dev.ostiary.servlet.answer.ExternalAddress;
import dev.ostiary.servlet.config.Preset;
import dev.ostiary.servlet.config.SignOutScope;
import dev.ostiary.servlet.session.SignOutElsewhere;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Signs out at the provider, too (OpenID Connect RP-Initiated Logout 1.0), once the own session has ended: the provider may refuse, ask, or send
 * back a user who has declined. Where what came does not vouch for the session, the browser goes there without {@code id_token_hint}, so that the
 * provider asks whoever sits before it. Thread-safe.
 *
 * @param signOutPage where the provider sends the browser back to: a path within the application, or an absolute URL
 * @param random makes {@code state}
 */
record ProviderSignOut(
        OpenProviders providers,
        ProviderRefresh refresh,
        OwnPlaces places,
        SignInCookie cookie,
        String signOutPage,
        RandomGenerator random)
        implements SignOutElsewhere {
    private static final int STATE_BYTES = 16;

    @Override
    public Farewell before(Set<String> sessions, Predicate<String> isVouchedFor) {
        List<Left> left = sessions.stream()
                .flatMap(session -> refresh.kept(session) instanceof GrantOutcome.Standing standing
                        ? left(standing, isVouchedFor.test(session)).stream()
                        : Stream.empty())
                .toList();
        return new Leaving(left);
    }

    private Optional<Left> left(GrantOutcome.Standing standing, boolean isVouchedFor) {
        return providers.named(standing.provider()).map(provider -> new Left(provider, standing.grant(), isVouchedFor));
    }

    /**
     * A session that has ended here.
     *
     * @param isVouchedFor whether the provider may be told which one it is, so that it ends its own without asking
     */
    private record Left(RegisteredProvider provider, GrantSeal.Grant grant, boolean isVouchedFor) {
        void revoke() {
            if (provider.config().sessions().revokesOnSignOut()) {
                provider.client().revoke(grant.tokens());
            }
        }

        boolean signsOutThere() {
            return provider.config().sessions().signOut() == SignOutScope.PROVIDER;
        }

        Optional<String> idTokenHint() {
            return isVouchedFor ? Optional.of(grant.tokens().id()) : Optional.empty();
        }

        Optional<String> sid() {
            return isVouchedFor ? grant.identity().sid() : Optional.empty();
        }

        boolean isKeycloak() {
            return provider.config().preset().filter(Preset.KEYCLOAK::equals).isPresent();
        }
    }

    private final class Leaving implements Farewell {
        private final List<Left> all;

        Leaving(List<Left> all) {
            this.all = all;
        }

        @Override
        public Next ended(HttpServletRequest request) {
            all.forEach(Left::revoke);
            Optional<String> location = all.stream()
                    .filter(Left::signsOutThere)
                    .flatMap(left -> endSession(left, request).stream())
                    .findFirst();
            return new Next(location, uncounted(request));
        }

        @Override
        public void endedWithoutBrowser() {
            all.forEach(left -> {
                if (left.isKeycloak() && left.signsOutThere() && left.isVouchedFor()) {
                    left.provider().client().endSessionDirectly(left.grant().tokens());
                } else {
                    left.revoke();
                }
            });
        }
    }

    private Optional<String> endSession(Left left, HttpServletRequest request) {
        return comingBack(request)
                .flatMap(back -> left.provider()
                        .client()
                        .endSession(new EndSession(left.idTokenHint(), left.sid(), back, Optional.of(state()))))
                .map(URI::toString);
    }

    private Optional<URI> comingBack(HttpServletRequest request) {
        ExternalAddress address = places.address();
        String location = address.locationOf(signOutPage, request);
        return location.startsWith("/")
                ? places.origin(request).map(origin -> URI.create(origin + location))
                : Optional.of(URI.create(location));
    }

    private String state() {
        byte[] bytes = new byte[STATE_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Whoever signs in and out again and again goes in no circle. */
    private Optional<String> uncounted(HttpServletRequest request) {
        return cookie.read(request).binding().map(binding -> cookie.line(binding.signedOut(), request));
    }
}
