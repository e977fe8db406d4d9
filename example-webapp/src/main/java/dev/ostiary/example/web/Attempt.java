package dev.ostiary.example.web;

/**
 * One request with a hostile token, and what this application has answered. Immutable.
 *
 * @param name what is wrong with the token
 * @param status of the answer
 * @param code the reason that the answer gives; empty where the server itself would not read the request
 */
record Attempt(String name, int status, String code) {
    boolean gotIn() {
        return status < 400;
    }
}
