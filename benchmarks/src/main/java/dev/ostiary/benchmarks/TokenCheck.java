package dev.ostiary.benchmarks;

/** One library at one token: set up once, then only asked. */
@FunctionalInterface
interface TokenCheck {
    /**
     * Verifies the token.
     *
     * @param token in compact form
     * @return what the library makes of it; never {@code null}
     * @throws Exception if it refuses the token, which is the end of the measurement
     */
    Object check(String token) throws Exception;
}
