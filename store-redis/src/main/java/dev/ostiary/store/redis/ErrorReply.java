package dev.ostiary.store.redis;

import dev.ostiary.store.StoreUnavailableException;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * What an error that the server answered with means to us. Only its first word is told: the rest may quote a command, and with it
 * an id.
 */
final class ErrorReply {
    private static final Pattern CODE = Pattern.compile("^-?([A-Z]{2,20})\\b");

    /** A script's error is the one that a command within it had. */
    private static final Pattern CODE_WITHIN_SCRIPT = Pattern.compile("@user_script:\\s?\\d+: -?([A-Z]{2,20})\\b");

    private static final Map<String, String> REMEDIES = Map.ofEntries(
            Map.entry("OOM", "it has no memory left; give it more"),
            Map.entry("READONLY", "it is a replica; connect to the primary"),
            Map.entry("LOADING", "it is still loading its data"),
            Map.entry(
                    "MOVED",
                    "it is a cluster's node that does not own the keys' slot; name the cluster, as redis-cluster://host,host"),
            Map.entry("ASK", "the keys' slot is moving to another node of the cluster"),
            Map.entry("TRYAGAIN", "the keys' slot is moving to another node of the cluster"),
            Map.entry("CROSSSLOT", "the prefix has no hash tag"),
            Map.entry("CLUSTERDOWN", "its cluster is down"),
            Map.entry("MASTERDOWN", "it is a replica without its primary"),
            Map.entry("MISCONF", "it cannot write to its disk"),
            Map.entry("NOREPLICAS", "it has fewer replicas than min-replicas-to-write demands"),
            Map.entry("BUSY", "it is busy with somebody's script"),
            Map.entry("NOAUTH", "it wants a password"),
            Map.entry("WRONGPASS", "it does not know this user and password"),
            Map.entry(
                    "NOPERM",
                    "the user may not do what the store needs: EVAL, EVALSHA, TIME and all commands on its keys; ROLE where"
                            + " Sentinels are asked, CLUSTER SLOTS and ASKING in a cluster"),
            Map.entry("WRONGTYPE", "under the prefix is something that the store has not put there"));

    private static final Set<String> ANOTHER_SERVERS_TASK =
            Set.of("READONLY", "MASTERDOWN", "MOVED", "LOADING", "CLUSTERDOWN");

    private ErrorReply() {}

    /** Whether connecting anew may lead to a server that can do it. */
    static boolean isAnotherServersTask(JedisDataException error) {
        return ANOTHER_SERVERS_TASK.contains(code(String.valueOf(error.getMessage())));
    }

    /** Without the driver's exception, whose message is the whole answer. */
    static StoreUnavailableException unavailable(Object where, JedisDataException error) {
        String code = code(String.valueOf(error.getMessage()));
        String remedy = REMEDIES.getOrDefault(code, "see its log");
        return new StoreUnavailableException("Redis at " + where + " answered with " + code + ": " + remedy);
    }

    private static String code(String message) {
        Matcher within = CODE_WITHIN_SCRIPT.matcher(message);
        if (within.find()) {
            return within.group(1);
        }
        Matcher first = CODE.matcher(message);
        return first.find() ? first.group(1) : "an error";
    }
}
