package dev.ostiary.containers;

import org.junit.jupiter.api.Nested;

/** What the annotations of resources do in any runtime of Jakarta REST; the test of a runtime only says how to start one. */
abstract class RestContract {
    private final RestService service;

    RestContract(RestRuntime runtime) {
        this.service = new RestService(runtime);
    }

    @Nested
    class Annotations extends RestAnnotationsContract {
        Annotations() {
            super(service);
        }
    }

    @Nested
    class Answers extends RestAnswersContract {
        Answers() {
            super(service);
        }
    }

    @Nested
    class Start extends RestStartContract {
        Start() {
            super(service);
        }
    }

    @Nested
    class Meddling extends RestMeddlingContract {
        Meddling() {
            super(service);
        }
    }

    @Nested
    class SignedIn extends RestSessionsContract {
        SignedIn() {
            super(service);
        }
    }
}
