package dev.ostiary.cli.console;

import dev.ostiary.encoding.DurationText;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a duration as settings spell it. Stateless. */
public final class Lifetime implements ITypeConverter<Duration> {
    /** For picocli. */
    public Lifetime() {}

    @Override
    public Duration convert(String text) {
        try {
            return DurationText.parse(text);
        } catch (IllegalArgumentException noDuration) {
            throw new TypeConversionException("expected a duration such as 30s, 15m, 12h, 7d or PT15M");
        }
    }
}
