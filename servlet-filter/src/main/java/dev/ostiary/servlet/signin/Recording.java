package dev.ostiary.servlet.signin;

import dev.ostiary.provider.GrantSeal;
import dev.ostiary.provider.Redemption.SignedIn;
import dev.ostiary.store.GrantOpening;
import dev.ostiary.store.ProviderGrant;
import dev.ostiary.store.ProviderGrants;
import dev.ostiary.store.SessionState;
import java.util.Optional;
import java.util.OptionalInt;

/** Records a session and the provider's tokens in one step of the store, and knows why that has come to nothing. Used by one thread. */
final class Recording {
    private final ProviderGrants grants;
    private final GrantSeal seal;
    private final String provider;
    private final SignedIn signedIn;
    private boolean isTooLarge;

    Recording(ProviderGrants grants, GrantSeal seal, String provider, SignedIn signedIn) {
        this.grants = grants;
        this.seal = seal;
        this.provider = provider;
        this.signedIn = signedIn;
    }

    OptionalInt open(SessionState session) {
        Optional<ProviderGrant> sealed =
                seal.seal(session.id(), provider, new GrantSeal.Grant(signedIn.tokens(), signedIn.identity()));
        isTooLarge = sealed.isEmpty();
        return sealed.isPresent() && grants.open(session, sealed.get()) instanceof GrantOpening.Opened opened
                ? OptionalInt.of(opened.sessions())
                : OptionalInt.empty();
    }

    SessionOpener.Outcome whyNot() {
        return isTooLarge ? new SessionOpener.TooLarge() : new SessionOpener.Ended();
    }
}
