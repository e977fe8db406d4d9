package dev.ostiary.example.web;

/**
 * What we say about an error.
 *
 * @param status the HTTP status
 * @param title in three words
 * @param code for programs
 * @param explanation what happened and what to do, for people
 */
record ErrorText(int status, String title, String code, String explanation) {
    static ErrorText of(int status) {
        return switch (status) {
            case 400 -> new ErrorText(status, "Bad request", "bad_request", "We could not make sense of this request.");
            case 403 ->
                new ErrorText(
                        status,
                        "Not allowed",
                        "forbidden",
                        "This address may not be opened, or not from where the request came.");
            case 404 -> new ErrorText(status, "Not found", "not_found", "There is nothing at this address.");
            case 405 ->
                new ErrorText(
                        status,
                        "Not this way",
                        "method_not_allowed",
                        "This address answers a form or a program, not a browser's address bar.");
            case 503 ->
                new ErrorText(
                        status,
                        "Back in a moment",
                        "unavailable",
                        "We cannot check who you are just now. Please try again.");
            default ->
                status < 500
                        ? new ErrorText(
                                status, "Bad request", "bad_request", "We could not make sense of this request.")
                        : new ErrorText(
                                status,
                                "Our mistake",
                                "internal_error",
                                "Something broke on our side, and it is in the log.");
        };
    }
}
