package dev.ostiary.benchmarks;

import dev.ostiary.key.JwsAlgorithm;

/**
 * One library with one algorithm.
 *
 * @param algorithm by which the token is signed
 * @param stack the library
 */
record Case(JwsAlgorithm algorithm, Stack stack) {

    Fork fork() {
        return Fork.of(VerificationBenchmark.class, "verify")
                .with("algorithm", algorithm.name())
                .with("stack", stack.name());
    }
}
