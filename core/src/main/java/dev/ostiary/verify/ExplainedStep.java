package dev.ostiary.verify;

/**
 * One step of a verification in words, for the developer who holds the token. Immutable.
 *
 * <p>The texts show configured values, names of claims, lengths, {@code typ}, {@code alg}, {@code iss}, the audience and
 * times; never a signature, a {@code kid}, a subject, or any other claim's value. What came with the token is cut, and
 * whatever in it is not printable ASCII is escaped, so that a text stays on its line.
 *
 * @param step which
 * @param expected what would pass
 * @param found what is there
 * @param passed whether the verification went on
 */
public record ExplainedStep(VerificationStep step, String expected, String found, boolean passed) {}
