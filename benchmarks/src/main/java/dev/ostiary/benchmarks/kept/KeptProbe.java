package dev.ostiary.benchmarks.kept;

import dev.ostiary.benchmarks.Apart;
import dev.ostiary.verify.JwtVerifier;
import java.lang.management.ManagementFactory;
import java.net.URL;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Two builds side by side in this process, in turns; prints a line of four figures for each round: bytes of heap a token now and before,
 * nanoseconds now and before. With no token to keep, the two sides are this build with plain claims and with others.
 */
public final class KeptProbe {
    private static final int MOST_A_TURN = 200_000;
    private static final int WARM = 20_000;
    private static final int UNCACHED = 5_000;

    private KeptProbe() {}

    /**
     * Runs.
     *
     * @param args how many tokens are kept, rounds, and the class path of the other build or else the members that are not plain
     * @throws ReflectiveOperationException if a build is not there
     * @throws java.io.IOException if its class path is none
     * @throws java.security.GeneralSecurityException if the platform lacks HMAC
     */
    public static void main(String... args)
            throws ReflectiveOperationException, java.io.IOException, java.security.GeneralSecurityException {
        int tokens = Integer.parseInt(args[0]);
        int rounds = Integer.parseInt(args[1]);
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        if (tokens == 0) {
            uncached(secret, rounds, args[2]);
        } else {
            Side now = side(List.of(Apart.place(JwtVerifier.class)), secret, 2 * tokens);
            Side before = side(Apart.places(args[2]), secret, 2 * tokens);
            kept(now, before, KeptSample.tokens(secret, tokens, ""), rounds);
        }
    }

    private static void uncached(byte[] secret, int rounds, String members)
            throws ReflectiveOperationException, java.security.GeneralSecurityException {
        Side side = side(List.of(Apart.place(JwtVerifier.class)), secret, 0);
        String[] plain = KeptSample.tokens(secret, 100, ",\"nick\":\"plain\"");
        String[] other = KeptSample.tokens(secret, 100, members);
        turns(0, 0, new Turns(side, other), new Turns(side, plain), UNCACHED, rounds);
    }

    private static void kept(Side now, Side before, String[] sent, int rounds) {
        double bytes = bytes(now, sent);
        double bytesBefore = bytes(before, sent);
        Collections.shuffle(Arrays.asList(sent), new Random(sent.length));
        int times = Math.min(MOST_A_TURN, 5 * sent.length);
        turns(bytes, bytesBefore, new Turns(now, sent), new Turns(before, sent), times, rounds);
    }

    private static double bytes(Side side, String[] sent) {
        for (int i = 0; i < WARM; i++) {
            side.keep(sent[0]);
        }
        long before = heapInUse();
        side.keep(sent);
        return (double) (heapInUse() - before) / sent.length;
    }

    private static long heapInUse() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Turns(Side side, String[] tokens) {
        double nanos(int from, int times) {
            return side.nanosEach(tokens, from, times);
        }
    }

    /** A third more comes first; who begins changes from round to round. */
    private static void turns(double bytes, double bytesBefore, Turns now, Turns before, int times, int rounds) {
        int from = 0;
        for (int round = -rounds / 3; round < rounds; round++) {
            boolean swapped = round % 2 != 0;
            double first = (swapped ? before : now).nanos(from, times);
            double second = (swapped ? now : before).nanos(from, times);
            from = (from + times) % now.tokens().length;
            if (round >= 0) {
                System.out.println(bytes + " " + bytesBefore + " " + (swapped ? second : first) + " "
                        + (swapped ? first : second));
            }
        }
    }

    private static Side side(List<URL> places, byte[] secret, int most) throws ReflectiveOperationException {
        return (Side) Apart.usedBy(places, Verifying.class)
                .loadClass(Verifying.class.getName())
                .getConstructor(byte[].class, int.class)
                .newInstance(secret, most);
    }
}
