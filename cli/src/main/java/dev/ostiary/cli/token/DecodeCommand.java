package dev.ostiary.cli.token;

import dev.ostiary.cli.console.Answer;
import dev.ostiary.cli.console.Output;
import dev.ostiary.cli.console.Terminal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code decode}: what a token says, whoever has written it. */
@Command(
        name = "decode",
        description = "Shows header and claims of a token. NOTHING is verified: anybody can have written it.")
public final class DecodeCommand implements Callable<Integer> {
    private static final String WARNING =
            "NOT VERIFIED: anybody can have written this token; 'ostiary-cli verify' checks it";

    private final Terminal terminal;

    @Mixin
    private final TokenInput input = new TokenInput();

    @Mixin
    private final Output output = new Output();

    /**
     * Made for one terminal.
     *
     * @param terminal where to read and write
     */
    public DecodeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        UnverifiedToken token = UnverifiedToken.read(input.read(terminal));
        MemberTable table = new MemberTable(terminal.clock().instant());
        List<String> lines = new ArrayList<>();
        lines.add(WARNING);
        lines.add("header");
        lines.addAll(table.lines(token.header()));
        lines.add(token.claims().isPresent() ? "claims" : "claims are encrypted, only who has the key can read them");
        token.claims().ifPresent(claims -> lines.addAll(table.lines(claims)));
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("verified", false);
        members.put("header", token.header());
        members.put("claims", token.claims().orElse(null));
        return output.show(Answer.ok(lines, members), terminal);
    }
}
