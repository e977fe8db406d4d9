package dev.ostiary.cli.console;

import dev.ostiary.key.JwsAlgorithm;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of an algorithm, in any case. Stateless. */
public final class AlgorithmName implements ITypeConverter<JwsAlgorithm> {
    /** For picocli. */
    public AlgorithmName() {}

    @Override
    public JwsAlgorithm convert(String text) {
        return Arrays.stream(JwsAlgorithm.values())
                .filter(algorithm -> algorithm.headerName().equalsIgnoreCase(text) || isNewName(algorithm, text))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("expected one of "
                        + Arrays.stream(JwsAlgorithm.values())
                                .map(JwsAlgorithm::headerName)
                                .collect(Collectors.joining(", "))));
    }

    private static boolean isNewName(JwsAlgorithm algorithm, String text) {
        return algorithm == JwsAlgorithm.EDDSA && text.equalsIgnoreCase("Ed25519");
    }
}
