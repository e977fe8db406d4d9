package dev.ostiary.cli.key;

import dev.ostiary.apikey.ApiKeyRecord;
import dev.ostiary.apikey.ApiKeys;
import dev.ostiary.apikey.InMemoryApiKeyStore;
import dev.ostiary.apikey.IssuedApiKey;
import dev.ostiary.apikey.PropertiesFileApiKeyStore;
import dev.ostiary.cli.console.Answer;
import dev.ostiary.cli.console.Complaint;
import dev.ostiary.cli.console.Lifetime;
import dev.ostiary.cli.console.Output;
import dev.ostiary.cli.console.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code apikey}: a new API key, and what a store keeps of it. */
@Command(name = "apikey", description = "Makes an API key: what its owner is shown once, and what the store keeps.")
public final class ApikeyCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--sub", required = true, paramLabel = "NAME", description = "Whom the key stands for.")
    private String subject = "";

    @Option(names = "--role", paramLabel = "ROLE", description = "A role; may be repeated.")
    private List<String> roles = List.of();

    @Option(names = "--scope", paramLabel = "SCOPE", description = "A scope; may be repeated.")
    private List<String> scopes = List.of();

    @Option(
            names = "--ttl",
            paramLabel = "TIME",
            converter = Lifetime.class,
            description = "How long it works, such as 90d; else until it is revoked.")
    private @Nullable Duration lifetime;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "Add the record to this file of the setting 'api-keys', which is made if it is not there.")
    private @Nullable Path file;

    @Mixin
    private final Output output = new Output();

    /**
     * Made for one terminal.
     *
     * @param terminal where to write
     */
    public ApikeyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        IssuedApiKey issued = Complaint.unlessWrong(this::issue);
        String id = issued.record().id();
        Map<String, String> record = PropertiesFileApiKeyStore.members(issued.record());
        List<String> lines = new ArrayList<>();
        lines.add("Show its owner once, and keep it nowhere:");
        lines.add("  " + issued.key());
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("key", issued.key());
        members.put("id", id);
        Path stored = file;
        if (stored == null) {
            lines.add("Store (a line each in the file of 'api-keys'):");
            record.forEach((member, value) -> lines.add("  " + id + "." + member + "=" + value));
        } else {
            store(issued.record(), stored);
            lines.add("Stored as " + id + " in " + stored);
            members.put("file", stored.toString());
        }
        members.put("record", record);
        return output.show(Answer.ok(lines, members), terminal);
    }

    private IssuedApiKey issue() {
        ApiKeys keys = ApiKeys.of(new InMemoryApiKeyStore(1), terminal.clock());
        LinkedHashSet<String> ownRoles = new LinkedHashSet<>(roles);
        LinkedHashSet<String> ownScopes = new LinkedHashSet<>(scopes);
        return lifetime == null
                ? keys.issue(subject, ownRoles, ownScopes)
                : keys.issue(subject, ownRoles, ownScopes, lifetime);
    }

    private static void store(ApiKeyRecord record, Path file) {
        try {
            PropertiesFileApiKeyStore store =
                    Files.exists(file) ? PropertiesFileApiKeyStore.open(file) : PropertiesFileApiKeyStore.create(file);
            if (!store.add(record)) {
                throw Complaint.refused(file + ": is full; revoked keys may be taken out of it");
            }
        } catch (IOException broken) {
            throw Complaint.refused(file + ": cannot be read or written; check that its folder is there and yours");
        } catch (IllegalArgumentException refused) {
            throw Complaint.refused(file + ": " + refused.getMessage());
        }
    }
}
