package dev.ostiary.containers;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Sends requests one after the other, over as few connections as the container allows. */
final class ManyRequests {
    private static final int DROPPED = 0;

    private final int port;

    ManyRequests(int port) {
        this.port = port;
    }

    /** The targets by the status of their answers; 0 stands for a connection that was closed without an answer. */
    SortedMap<Integer, List<String>> get(Stream<String> targets, String... headerLines) throws IOException {
        SortedMap<Integer, List<String>> targetsByStatus = new TreeMap<>();
        RawHttp connection = new RawHttp(port);
        for (Iterator<String> left = targets.iterator(); left.hasNext(); ) {
            String target = left.next();
            int answered = status(connection, target, headerLines);
            targetsByStatus
                    .computeIfAbsent(answered, status -> new ArrayList<>())
                    .add(target);
            if (connection.isOver()) {
                connection.close();
                connection = new RawHttp(port);
            }
        }
        connection.close();
        return targetsByStatus;
    }

    /** A connection that was kept open may have been closed at its other end meanwhile, so a second one is tried. */
    private int status(RawHttp connection, String target, String... headerLines) throws IOException {
        try {
            return connection.exchange("GET", target, headerLines).status();
        } catch (EOFException closed) {
            return freshStatus(target, headerLines);
        }
    }

    private int freshStatus(String target, String... headerLines) throws IOException {
        try (RawHttp connection = new RawHttp(port)) {
            return connection.exchange("GET", target, headerLines).status();
        } catch (EOFException dropped) {
            return DROPPED;
        }
    }
}
