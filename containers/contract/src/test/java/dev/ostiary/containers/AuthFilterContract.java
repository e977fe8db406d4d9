package dev.ostiary.containers;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;

/** What the filter does in any servlet container; the test of a container only says how to start one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AuthFilterContract {
    private final SharedApplications applications;

    AuthFilterContract(Container container) {
        this.applications = new SharedApplications(container);
    }

    @AfterAll
    void stop() throws Exception {
        applications.close();
    }

    @Nested
    class Answers extends AnswersContract {
        Answers() {
            super(applications);
        }
    }

    @Nested
    class AnswerKinds extends AnswerKindsContract {
        AnswerKinds() throws Exception {
            super(applications);
        }
    }

    @Nested
    class ApplicationErrors extends ApplicationErrorsContract {
        ApplicationErrors() throws Exception {
            super(applications);
        }
    }

    @Nested
    class Dispatchers extends DispatchersContract {
        Dispatchers() {
            super(applications);
        }
    }

    @Nested
    class Identity extends IdentityContract {
        Identity() throws Exception {
            super(applications);
        }
    }

    @Nested
    class Paths extends PathsContract {
        Paths() throws Exception {
            super(applications);
        }
    }

    @Nested
    class Reasons extends ReasonsContract {
        Reasons() {
            super(applications);
        }
    }

    @Nested
    class Settings extends SettingsContract {
        Settings() {
            super(applications);
        }
    }

    @Nested
    class UriMutations extends UriMutationsContract {
        UriMutations() {
            super(applications);
        }
    }

    @Nested
    class Credentials extends CredentialsContract {
        Credentials() throws Exception {
            super(applications);
        }
    }

    @Nested
    class CrossSite extends CrossSiteContract {
        CrossSite() throws Exception {
            super(applications);
        }
    }

    @Nested
    class ErrorPages extends ErrorPagesContract {
        ErrorPages() {
            super(applications);
        }
    }

    @Nested
    class SeveralFilters extends SeveralFiltersContract {
        SeveralFilters() {
            super(applications);
        }
    }

    @Nested
    class Lifecycle extends LifecycleContract {
        Lifecycle() {
            super(applications);
        }
    }

    @Nested
    class ContextPaths extends ContextPathsContract {
        ContextPaths() {
            super(applications);
        }
    }

    @Nested
    class BehindProxy extends BehindProxyContract {
        BehindProxy() {
            super(applications);
        }
    }

    @Nested
    class WelcomeFiles extends WelcomeFilesContract {
        WelcomeFiles() {
            super(applications);
        }
    }

    @Nested
    class BadTokens extends BadTokensContract {
        BadTokens() throws Exception {
            super(applications);
        }
    }

    @Nested
    class AnnotatedServlets extends AnnotatedServletsContract {
        AnnotatedServlets() throws Exception {
            super(applications);
        }
    }

    @Nested
    class OptionalAndDeny extends OptionalAndDenyContract {
        OptionalAndDeny() {
            super(applications);
        }
    }

    @Nested
    class Precedence extends PrecedenceContract {
        Precedence() throws Exception {
            super(applications);
        }
    }

    @Nested
    class Rules extends RulesContract {
        Rules() throws Exception {
            super(applications);
        }
    }

    @Nested
    class Coverage extends CoverageContract {
        Coverage() {
            super(applications);
        }
    }

    @Nested
    class Sessions extends SessionsContract {
        Sessions() {
            super(applications);
        }
    }

    @Nested
    class Forms extends FormsContract {
        Forms() {
            super(applications);
        }
    }

    @Nested
    class KeptCookies extends KeptCookiesContract {
        KeptCookies() {
            super(applications);
        }
    }

    @Nested
    class Cookies extends CookiesContract {
        Cookies() throws Exception {
            super(applications);
        }
    }

    @Nested
    class TwoApplications extends TwoApplicationsContract {
        TwoApplications() {
            super(applications);
        }
    }

    @Nested
    class SignIn extends SignInContract {
        SignIn() {
            super(applications);
        }
    }

    @Nested
    class SignedIn extends SignedInContract {
        SignedIn() {
            super(applications);
        }
    }

    @Nested
    class SignInFailures extends SignInFailuresContract {
        SignInFailures() {
            super(applications);
        }
    }
}
