package dev.ostiary.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.encoding.StrictJson;
import dev.ostiary.store.MovableClock;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a token endpoint has said, read without a connection. */
class TokenAnswerTest {
    private static final Instant NOW = MovableClock.START;

    private static TokenAnswer answered(int status, String body) {
        return TokenAnswer.read(
                new Exchanges.Received(status, "application/json", body.getBytes(StandardCharsets.UTF_8)));
    }

    private static TokenAnswer.Tokens tokensWith(String member, Object value) {
        Map<String, Object> members = new LinkedHashMap<>(Map.of("token_type", "Bearer", "access_token", "a"));
        members.put(member, value);
        return (TokenAnswer.Tokens) answered(200, StrictJson.write(members));
    }

    @Test
    void read_allOfIt_isThere() {
        TokenAnswer answer = answered(
                200,
                "{\"token_type\":\"bEaReR\",\"access_token\":\"a\",\"id_token\":\"i\",\"refresh_token\":\"r\","
                        + "\"expires_in\":300,\"scope\":\" openid  orders \"}");

        assertThat(answer)
                .isEqualTo(new TokenAnswer.Tokens(
                        "a", Optional.of("i"), Optional.of("r"), OptionalLong.of(300), List.of("openid", "orders")));
    }

    @ParameterizedTest
    @CsvSource({"0, true", "2147483647, true", "2147483648, false", "-1, false"})
    void read_expiresIn_isTakenWhereItIsATime(long seconds, boolean taken) {
        assertThat(tokensWith("expires_in", seconds).expiry(NOW))
                .isEqualTo(taken ? Optional.of(NOW.plusSeconds(seconds)) : Optional.empty());
    }

    @Test
    void read_whatIsNoText_isNotThere() {
        assertThat(tokensWith("expires_in", "300").expiry(NOW)).isEmpty();
        assertThat(tokensWith("refresh_token", "").refresh()).isEmpty();
        assertThat(tokensWith("id_token", null).idToken()).isEmpty();
        assertThat(tokensWith("scope", List.of("openid")).scopes()).isEmpty();
        assertThat(tokensWith("scope", "  ").scopes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 599, 429})
    void read_serverInTrouble_isAnOutage(int status) {
        assertThat(answered(status, "{\"error\":\"invalid_grant\"}"))
                .isEqualTo(new TokenAnswer.Outage("status " + status));
    }

    @Test
    void read_invalidGrant_onlyWithTheStatusOfAClientsError() {
        assertThat(answered(400, "{\"error\":\"invalid_grant\"}")).isEqualTo(new TokenAnswer.InvalidGrant());
        assertThat(answered(302, "{\"error\":\"invalid_grant\"}")).isInstanceOf(TokenAnswer.Invalid.class);
        assertThat(answered(302, "{\"error\":\"invalid_client\"}")).isInstanceOf(TokenAnswer.Invalid.class);
    }

    @ParameterizedTest
    @CsvSource({"401, ''", "400, invalid_client", "403, unauthorized_client"})
    void read_credentialsThatAreNotAccepted_isNoFaultOfTheCode(int status, String error) {
        assertThat(answered(status, "{\"error\":\"" + error + "\"}")).isInstanceOf(TokenAnswer.ClientRefused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id_token", "refresh_token", "access_token", "token_type"})
    void read_tokenThatIsNoText_isInvalid(String member) {
        Map<String, Object> members = new LinkedHashMap<>(Map.of("token_type", "Bearer", "access_token", "a"));
        members.put(member, 7);

        assertThat(answered(200, StrictJson.write(members))).isInstanceOf(TokenAnswer.Invalid.class);
    }

    @Test
    void read_successThatIsNoObject_isInvalidAndSaysSo() {
        assertThat(answered(200, "[]")).isEqualTo(new TokenAnswer.Invalid("status 200, but no strict JSON"));
    }

    @Test
    void read_otherError_saysWhatTheProviderSays() {
        assertThat(answered(400, "{\"error\":\"invalid_scope\",\"error_description\":\"no <b>\"}"))
                .isEqualTo(new TokenAnswer.OtherError(
                        "status 400, error \"invalid_scope\", error_description \"no ?b?\""));
    }

    @Test
    void read_noAnswer_isWhatItIs() {
        assertThat(TokenAnswer.read(new Exchanges.Nothing("refused"))).isEqualTo(new TokenAnswer.Outage("refused"));
        assertThat(TokenAnswer.read(new Exchanges.Unreadable("long"))).isEqualTo(new TokenAnswer.Invalid("long"));
        assertThat(TokenAnswer.read(new Exchanges.Busy())).isEqualTo(new TokenAnswer.Busy());
    }
}
