package dev.ostiary.provider;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How strong and how recent a sign-in must be (RFC 9470). Immutable.
 *
 * @param acrValues any of them will do; none: any {@code acr}, and none
 * @param maxAge how long ago the user may have signed in at the provider, in whole seconds; empty: any time
 */
public record StepUp(List<String> acrValues, Optional<Duration> maxAge) {
    /** Demands nothing. */
    public static final StepUp NONE = new StepUp(List.of(), Optional.empty());

    /** The most characters that all {@code acrValues} together may have, with a blank between each: 80. */
    public static final int MOST_ACR_CHARACTERS = 80;

    /**
     * Copies the list.
     *
     * @param acrValues none empty, none with a blank, together at most 80 characters
     * @param maxAge zero or more, up to 400 days
     * @throws IllegalArgumentException if one of them is not as described
     */
    public StepUp {
        acrValues = List.copyOf(acrValues);
        if (String.join(" ", acrValues).length() > MOST_ACR_CHARACTERS
                || acrValues.stream().anyMatch(value -> !value.matches("[!-~]+"))) {
            throw new IllegalArgumentException(
                    "acrValues: expected words of printable ASCII, together at most 80 characters");
        }
        maxAge.filter(age -> age.isNegative() || age.compareTo(Duration.ofDays(400)) > 0)
                .ifPresent(age -> {
                    throw new IllegalArgumentException("maxAge: expected 0s to 400d, got " + age);
                });
    }

    /**
     * Both demands; of two ages the smaller one.
     *
     * @param more its {@code acrValues} count where it has any
     * @return at least as much as each of the two where only one has {@code acrValues}
     */
    public StepUp and(StepUp more) {
        Optional<Duration> age = maxAge.isPresent() && more.maxAge.isPresent()
                ? maxAge.filter(mine -> mine.compareTo(more.maxAge.get()) < 0).or(more::maxAge)
                : maxAge.or(more::maxAge);
        return new StepUp(more.acrValues.isEmpty() ? acrValues : more.acrValues, age);
    }
}
