package dev.ostiary.provider;

import static dev.ostiary.verify.RejectionReason.PROVIDER_ANSWER_INVALID;
import static dev.ostiary.verify.RejectionReason.PROVIDER_REFUSED_CLIENT;
import static dev.ostiary.verify.RejectionReason.PROVIDER_UNAVAILABLE;
import static dev.ostiary.verify.RejectionReason.SIGN_IN_STALE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.ostiary.provider.Redemption.Refused;
import dev.ostiary.provider.Redemption.SignedIn;
import dev.ostiary.provider.Redemption.Stale;
import dev.ostiary.testkit.Endpoint;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a token endpoint may answer, and what then becomes of the sign-in. */
class TokenAnswersTest {
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    private static Applicant applicant;

    @BeforeAll
    static void start() {
        applicant = new Applicant();
    }

    @AfterAll
    static void end() {
        applicant.close();
    }

    @AfterEach
    void recover() {
        applicant.issuer.at(Endpoint.TOKEN).recover();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource
    void redeem_answerOfTheProtocol_hasItsMeaning(int status, String body, Redemption expected) {
        applicant.issuer.at(Endpoint.TOKEN).answers(status, JSON, body);

        assertThat(applicant.signIn()).isEqualTo(expected);
    }

    static Stream<Arguments> redeem_answerOfTheProtocol_hasItsMeaning() {
        Stale used = new Stale(SIGN_IN_STALE);
        Stale away = new Stale(PROVIDER_UNAVAILABLE);
        Refused client = new Refused(PROVIDER_REFUSED_CLIENT);
        Refused invalid = new Refused(PROVIDER_ANSWER_INVALID);
        return Stream.of(
                arguments(400, "{\"error\":\"invalid_grant\"}", used),
                arguments(400, "{\"error\":\"invalid_grant\",\"error_description\":\"Code not valid\"}", used),
                arguments(400, "{\"error\":\"invalid_client\"}", client),
                arguments(401, "{\"error\":\"unauthorized_client\"}", client),
                arguments(400, "{\"error\":\"unauthorized_client\"}", client),
                arguments(401, "{\"error\":\"invalid_grant\"}", client),
                arguments(401, "", client),
                arguments(500, "{\"error\":\"server_error\"}", away),
                arguments(503, "", away),
                arguments(429, "", away),
                arguments(400, "{\"error\":\"invalid_request\"}", invalid),
                arguments(400, "<html>", invalid),
                arguments(400, "{\"error\":7}", invalid),
                arguments(403, "", invalid),
                arguments(302, "", invalid),
                arguments(204, "", invalid),
                arguments(200, "", invalid),
                arguments(200, "[]", invalid),
                arguments(200, "{}", invalid),
                arguments(200, "{\"access_token\":\"a\",\"access_token\":\"b\"}", invalid),
                arguments(200, "{\"error\":\"invalid_grant\"}", invalid));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void redeem_changedTokens_areInvalid(String name, UnaryOperator<Map<String, Object>> change) {
        applicant.issuer.next().tokenAnswer(members -> change.apply(new LinkedHashMap<>(members)));

        assertThat(applicant.signIn()).isEqualTo(new Refused(PROVIDER_ANSWER_INVALID));
    }

    static Stream<Arguments> redeem_changedTokens_areInvalid() {
        return Stream.of(
                changed("token_type", "DPoP"),
                changed("token_type", "mac"),
                changed("token_type", null),
                changed("token_type", List.of("Bearer")),
                changed("access_token", null),
                changed("access_token", ""),
                changed("access_token", 7),
                changed("id_token", null),
                changed("id_token", ""),
                changed("id_token", 7),
                changed("refresh_token", 7),
                changed("big", "x".repeat(70_000)));
    }

    private static Arguments changed(String member, Object value) {
        UnaryOperator<Map<String, Object>> change = members -> {
            members.put(member, value);
            return members;
        };
        return arguments(
                member + " " + (value == null ? "null" : value.getClass().getSimpleName()), change);
    }

    @Test
    void redeem_typeInLowerCaseAndNoExpiry_isAccepted() {
        applicant.issuer.next().tokenAnswer(members -> {
            Map<String, Object> changed = new LinkedHashMap<>(members);
            changed.put("token_type", "bearer");
            changed.remove("expires_in");
            changed.remove("scope");
            return changed;
        });

        SignedIn signedIn = applicant.signedIn();

        assertThat(signedIn.tokens().expiresAt()).isEmpty();
        assertThat(signedIn.tokens().scopes()).containsExactly("openid", "profile", "email");
    }

    @Test
    void redeem_connectionThatBreaks_isStale() {
        applicant.issuer.at(Endpoint.TOKEN).dropsConnections();

        assertThat(applicant.signIn()).isEqualTo(new Stale(PROVIDER_UNAVAILABLE));
    }

    @Test
    void redeem_noAnswerInTime_isStale() {
        try (Applicant impatient = new Applicant(client -> client.timeout(Duration.ofSeconds(1)))) {
            impatient.issuer.at(Endpoint.TOKEN).holds();

            assertThat(impatient.signIn()).isEqualTo(new Stale(PROVIDER_UNAVAILABLE));
        }
    }
}
