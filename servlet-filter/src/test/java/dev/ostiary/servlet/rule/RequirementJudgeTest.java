package dev.ostiary.servlet.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.rule.Permission.Granted;
import dev.ostiary.servlet.rule.Permission.Refused;
import dev.ostiary.verify.RejectionReason;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequirementJudgeTest {
    private static final InstantSource NOW = InstantSource.fixed(Instant.ofEpochSecond(1_800_000_000));
    private static final Bearer BEARER = new Bearer(
            Set.of("clerk", "team lead"),
            Set.of("read", "write"),
            Map.of(
                    "tenant",
                    "t1",
                    "level",
                    3L,
                    "share",
                    1.5,
                    "large",
                    new BigInteger("123456789012345678901"),
                    "active",
                    true,
                    "tags",
                    List.of("x", 7L, false),
                    "org",
                    Map.of("unit", "sales", "none", Map.of()),
                    "https://ns.test/plan",
                    "gold"),
            Duration.ofSeconds(30));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "authenticated",
                "public",
                "optional",
                "role(clerk)",
                "role(admin, clerk)",
                "role(\"team lead\")",
                "scope(read)",
                "scope(write, read)",
                "anyScope(admin, read)",
                "claim(tenant = t1)",
                "claim(level = 3)",
                "claim(share = 1.5)",
                "claim(large = 123456789012345678901)",
                "claim(active = true)",
                "claim(tags = x)",
                "claim(tags = 7)",
                "claim(tags = false)",
                "claim(org.unit = sales)",
                "claim(/https:~1~1ns.test~1plan = gold)",
                "role(admin) or scope(read)",
                "role(clerk) and scope(read)",
                "role(admin) and role(x) or role(clerk)",
                "role(clerk) and (role(admin) or claim(tenant = t1))"
            })
    void judge_whoMeetsIt_isGranted(String requirement) {
        assertThat(Requirement.parse(requirement).judge(BEARER, NOW)).isEqualTo(new Granted());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "deny|DENIED",
                "role(admin)|ROLE_MISSING",
                "role(Clerk)|ROLE_MISSING",
                "role(read)|ROLE_MISSING",
                "role(team)|ROLE_MISSING",
                "claim(tenant = T1)|CLAIM_MISMATCH",
                "claim(tenant = t)|CLAIM_MISMATCH",
                "claim(level = 3.0)|CLAIM_MISMATCH",
                "claim(level = \"03\")|CLAIM_MISMATCH",
                "claim(active = True)|CLAIM_MISMATCH",
                "claim(absent = null)|CLAIM_MISMATCH",
                "claim(tags = y)|CLAIM_MISMATCH",
                "claim(tags = \"[x, 7, false]\")|CLAIM_MISMATCH",
                "claim(org = \"{}\")|CLAIM_MISMATCH",
                "claim(org.none = \"{}\")|CLAIM_MISMATCH",
                "role(clerk) and role(admin)|ROLE_MISSING",
                "claim(tenant = x) and role(admin)|CLAIM_MISMATCH",
                "role(admin) and scope(x)|ROLE_MISSING",
                "role(admin) or claim(tenant = x)|ROLE_MISSING",
                "claim(tenant = x) or role(admin)|CLAIM_MISMATCH"
            })
    void judge_whoDoesNot_isRefusedForTheReason(String requirement, RejectionReason reason) {
        assertThat(Requirement.parse(requirement).judge(BEARER, NOW)).isEqualTo(Refused.with(reason));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "scope(admin)|admin",
                "scope(read, b, write, a)|b a",
                "anyScope(b, a)|b a",
                "scope(a) and scope(b, a)|a b",
                "scope(a) and role(admin) and anyScope(b, c)|a b c",
                "role(admin) or scope(a)|a",
                "role(admin) or scope(a) or scope(b)|a",
                "scope(READ)|READ"
            })
    void judge_whoLacksScopes_isToldWhich(String requirement, String missing) {
        Permission permission = Requirement.parse(requirement).judge(BEARER, NOW);

        assertThat(permission).isEqualTo(Refused.forScopes(List.of(missing.split(" "))));
    }

    @Test
    void bearer_toString_showsNothing() {
        assertThat(BEARER).hasToString("Bearer[redacted]");
    }
}
