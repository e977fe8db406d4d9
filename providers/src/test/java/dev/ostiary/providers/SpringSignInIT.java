package dev.ostiary.providers;

import org.junit.jupiter.api.extension.ExtendWith;

/** What holds with any provider, with Spring Authorization Server. */
@ExtendWith(StartedProviders.class)
class SpringSignInIT extends RealSignInContract {
    private final SpringAuthorizationServer provider;

    SpringSignInIT(SpringAuthorizationServer provider) {
        this.provider = provider;
    }

    @Override
    Provider provider() {
        return provider;
    }
}
