package dev.ostiary.cli.key;

import dev.ostiary.apikey.ApiKeyRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a store keeps of an API key, as the file of the setting {@code api-keys} has it. Immutable. */
record ApiKeyLines(ApiKeyRecord record) {

    Map<String, String> members() {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("hash", record.hash());
        members.put("subject", record.subject());
        if (!record.roles().isEmpty()) {
            members.put("roles", String.join(",", record.roles()));
        }
        if (!record.scopes().isEmpty()) {
            members.put("scopes", String.join(" ", record.scopes()));
        }
        members.put("created", record.createdAt().toString());
        record.expiresAt().ifPresent(at -> members.put("expires", at.toString()));
        return members;
    }

    List<String> lines() {
        return members().entrySet().stream()
                .map(member -> record.id() + "." + member.getKey() + "=" + member.getValue())
                .toList();
    }
}
