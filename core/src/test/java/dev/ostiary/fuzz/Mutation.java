package dev.ostiary.fuzz;

import java.util.Random;

/** Small damage to text, drawn from a seeded source. */
public final class Mutation {
    private static final String ALPHABET = "ABCxyz019-_.=+/ \n\u0000\u00e9{}[]\",:\\";

    private Mutation() {}

    public static String of(String text, Random random) {
        StringBuilder mutated = new StringBuilder(text);
        int at = random.nextInt(text.length());
        char character = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
        switch (random.nextInt(5)) {
            case 0 -> mutated.insert(at, character);
            case 1 -> mutated.deleteCharAt(at);
            case 2 -> mutated.setCharAt(at, character);
            case 3 -> mutated.setCharAt(at, (char) (text.charAt(at) ^ (1 << random.nextInt(7))));
            default -> mutated.delete(at, Math.min(text.length(), at + random.nextInt(40)));
        }
        return mutated.toString();
    }
}
