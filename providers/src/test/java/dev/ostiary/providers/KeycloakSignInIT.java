package dev.ostiary.providers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What holds with any provider, with a fresh realm of Keycloak; and what its administrator does. */
@ExtendWith(StartedProviders.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeycloakSignInIT {
    private final Keycloak keycloak;
    private final KeycloakRealm realm;

    KeycloakSignInIT(Keycloak keycloak) {
        this.keycloak = keycloak;
        this.realm = keycloak.realm();
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    @Nested
    class SignIn extends RealSignInContract {
        SignIn() {
            super(realm);
        }

        @Test
        void loginPage_sentAgainByTheBackButton_leadsToThePage() {
            Page loginPage = user().browser().open(application().at("/orders/7"));
            user().goesOn(loginPage, application().origin());

            Page again = user().goesOn(loginPage, application().origin());

            assertThat(again.at()).hasToString(application().at("/orders/7"));
        }

        /** Keycloak brings the state of the other tab once more. */
        @Test
        void loginPageWhoseCookieIsGone_afterAnotherTabSignedIn_leadsToThatTabsPage() {
            Page left = user().browser().open(application().at("/orders/1"));
            user().opens(application().at("/orders/2"));
            user().browser().forget("127.0.0.1", "AUTH_SESSION_ID");

            Page page = user().goesOn(left, application().origin());

            assertThat(page.at()).hasToString(application().at("/orders/2"));
            assertThat(page.html()).contains(greeting("admin", "clerk"));
        }

        @Test
        void loginPageOfWhichKeycloakKnowsNothing_afterAnotherTabSignedIn_leadsToItsPage() {
            Page left = user().browser().open(application().at("/orders/1"));
            user().opens(application().at("/orders/2"));
            user().browser().forget("127.0.0.1", "AUTH_SESSION_ID");
            user().browser().forget("127.0.0.1", "KC_RESTART");

            Page page = user().goesOn(left, application().origin());

            assertThat(user().browser().visited("/auth/callback"))
                    .contains("error=temporarily_unavailable", "error_description=authentication_expired");
            assertThat(page.at()).hasToString(application().at("/orders/1"));
        }
    }

    @Nested
    class Renewal extends RealRenewalContract {
        Renewal() {
            super(realm);
        }

        /** It keeps sessions, and forgets its login pages: a page that was left open brings the state of the last one once more. */
        @Test
        void restartedKeycloak_nobodyIsSignedOut() {
            Page left = user().browser().open(application().at("/orders/1"));
            user().opens(application().at("/orders/2"));
            realm.user(user().name());

            keycloak.stop();
            application().waitsUntilRenewal();
            String meanwhile =
                    user().browser().open(application().at("/orders")).html();
            keycloak.startAgain();
            // Its first answer may take longer than an application waits: the administrator gets it.
            int kept = realm.sessions(user().name());
            application().waitsUntilRenewal();
            Page afterwards = user().goesOn(left, application().origin());

            assertThat(meanwhile).contains(greeting("admin", "clerk"));
            assertThat(kept).isPositive();
            assertThat(afterwards.at()).hasToString(application().at("/orders/2"));
            assertThat(afterwards.html()).contains(greeting());
        }
    }

    @Nested
    class Ending extends RealEndingContract {
        Ending() {
            super(realm);
        }

        @Test
        void administratorEndsTheSession_userIsSignedOutAtOnce() {
            user().opens(application().at("/orders"));

            realm.endSessions(user().name());

            assertThat(user().browser()
                            .script("GET", application().at("/orders"))
                            .statusCode())
                    .isEqualTo(401);
        }

        /** No logout is sent, so that the next renewal is what finds it out. */
        @Test
        void administratorEndsAllSessionsOfTheRealm_endsThisOneAtItsRenewal() {
            user().opens(application().at("/orders"));
            realm.endAllSessions();
            application().waitsUntilRenewal();

            HttpResponse<String> answer =
                    user().browser().script("POST", application().at("/auth/refresh"));
            Page again = user().opens(application().at("/orders"));

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).contains("\"code\":\"token_revoked\"");
            assertThat(again.html()).contains(greeting("admin", "clerk"));
        }
    }
}
