package dev.ostiary.key;

import java.util.regex.Pattern;

/**
 * Which hosts are this machine itself, so that plain HTTP to them is read by nobody on the network (RFC 8252, section 8.3).
 *
 * <p>Told by the text alone: no name is looked up, for whoever answers could say anything. Stateless and thread-safe.
 */
public final class LoopbackHost {
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern LOOPBACK =
            Pattern.compile("(?i)localhost|127(\\." + OCTET + "){3}|\\[(::1|0:0:0:0:0:0:0:1)]");

    private static final String BELOW_LOCALHOST = ".localhost";

    private LoopbackHost() {}

    /**
     * Whether a host is {@code localhost} in any case, an address of 127.0.0.0/8 in four decimal numbers, or {@code [::1]} in its shortest
     * or longest form.
     *
     * <p>Everything else is not, also what some resolvers would take to this machine: names below {@code localhost}, which RFC 6761,
     * section 6.3, reserves but a resolver may ask the network for, see {@link #isToBrowsers}; a dot at the end; {@code 127.1}; {@code [::ffff:127.0.0.1]};
     * {@code 0.0.0.0}.
     *
     * @param host as {@link java.net.URI#getHost()} has it, an IPv6 address in brackets
     * @return false for empty text, too
     */
    public static boolean is(String host) {
        return LOOPBACK.matcher(host).matches();
    }

    /**
     * Whether a browser takes a host for the machine it runs on: what {@link #is}, and names below {@code localhost}, since browsers ask
     * nobody where those are (RFC 6761, section 6.3).
     *
     * @param host in lower case, as a browser writes it
     * @return false for empty text, too
     */
    public static boolean isToBrowsers(String host) {
        return is(host) || host.endsWith(BELOW_LOCALHOST);
    }
}
