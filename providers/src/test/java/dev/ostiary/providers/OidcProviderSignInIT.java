package dev.ostiary.providers;

import org.junit.jupiter.api.extension.ExtendWith;

/** What holds with any provider, with oidc-provider. */
@ExtendWith({NeedsNode.class, StartedProviders.class})
class OidcProviderSignInIT extends RealSignInContract {
    private final OidcProvider provider;

    OidcProviderSignInIT(OidcProvider provider) {
        this.provider = provider;
    }

    @Override
    Provider provider() {
        return provider;
    }
}
