package dev.ostiary.providers;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ExtendWith;

/** What holds with any provider, with oidc-provider. */
@ExtendWith({NeedsNode.class, StartedProviders.class})
class OidcProviderSignInIT {
    private final OidcProvider provider;

    OidcProviderSignInIT(OidcProvider provider) {
        this.provider = provider;
    }

    @Nested
    class SignIn extends RealSignInContract {
        SignIn() {
            super(provider);
        }
    }

    @Nested
    class Renewal extends RealRenewalContract {
        Renewal() {
            super(provider);
        }
    }

    @Nested
    class Ending extends RealEndingContract {
        Ending() {
            super(provider);
        }
    }
}
