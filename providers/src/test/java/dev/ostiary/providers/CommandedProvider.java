package dev.ostiary.providers;

import java.util.Map;
import java.util.UUID;

/** A provider in a program of ours, whose administrator speaks to its standard input. */
abstract class CommandedProvider implements Provider {
    private final ProviderProcess process;
    private final String issuer;

    CommandedProvider(ProviderProcess process, String issuer) {
        this.process = process;
        this.issuer = issuer;
    }

    /** Where the program has said that it is ready, or that it has obeyed. */
    static boolean isMark(String line) {
        return line.equals("obeying") || line.equals("obeyed");
    }

    static String issuerAt(int port) {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public String issuer() {
        return issuer;
    }

    @Override
    public Client register(String origin) {
        Client client = new Client("orders-" + UUID.randomUUID(), "secret-" + UUID.randomUUID());
        process.tell("client", client.id(), client.secret(), origin);
        return client;
    }

    @Override
    public void user(String name, String... roles) {
        process.tell("user", name, String.join(",", roles));
    }

    @Override
    public void disable(String user) {
        process.tell("disable", user);
    }

    @Override
    public void endSessions(String user) {
        process.tell("end", user);
    }

    @Override
    public void rotateKey() {
        process.tell("rotate");
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("roles-claim", "roles");
    }

    @Override
    public void hang() {
        process.signal("STOP");
    }

    @Override
    public void goOn() {
        process.signal("CONT");
    }

    @Override
    public void close() {
        process.close();
    }
}
