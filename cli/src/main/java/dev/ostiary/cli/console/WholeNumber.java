package dev.ostiary.cli.console;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a number without repeating what it was given. Stateless. */
public final class WholeNumber implements ITypeConverter<Integer> {
    /** For picocli. */
    public WholeNumber() {}

    @Override
    public Integer convert(String text) {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException noNumber) {
            throw new TypeConversionException("expected a whole number");
        }
    }

    /**
     * Refuses what is out of range.
     *
     * @param option the name of the option
     * @param number its value
     * @param least the smallest
     * @param most the largest
     * @throws Complaint naming the option and the range
     */
    public static void requireWithin(String option, int number, int least, int most) {
        if (number < least || number > most) {
            throw Complaint.usage(option + ": expected " + least + " to " + most + ", got " + number);
        }
    }
}
