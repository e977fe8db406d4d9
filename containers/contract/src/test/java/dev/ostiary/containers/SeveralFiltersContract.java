package dev.ostiary.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.key.HmacSecret;
import dev.ostiary.servlet.AuthFilter;
import jakarta.servlet.Filter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** More than one filter in an application, and the same one more than once. */
abstract class SeveralFiltersContract {
    private static final TestTokens VALID = TestTokens.valid();
    private static final TestTokens FOR_PARTNERS =
            VALID.claim("aud", "partners").claim("sub", "p1");
    private static final Map<String, String> PARTNERS = Applications.standardWith("audience", "partners");
    private static final WebApplication TWO_REALMS = WebApplication.behind(
            Guard.of(Applications.standard()).on("/shop/*"),
            Guard.of(PARTNERS).named("partners").on("/partners/*"));

    private final SharedApplications applications;

    SeveralFiltersContract(SharedApplications applications) {
        this.applications = applications;
    }

    @Test
    void twoFilters_withDifferentSettings_guardTheirOwnPartEach() throws Exception {
        RunningApplication application = applications.running(TWO_REALMS);

        assertThat(application.get("/shop/x", VALID.bearer()).body()).contains("principal=u1");
        assertThat(application.get("/partners/x", FOR_PARTNERS.bearer()).body()).contains("principal=p1");
        assertThat(application.get("/shop/x", FOR_PARTNERS.bearer()).code()).isEqualTo("audience_mismatch");
        assertThat(application.get("/partners/x", VALID.bearer()).code()).isEqualTo("audience_mismatch");
    }

    @Test
    void forward_intoTheOtherFiltersPart_isDecidedByThatOne() throws Exception {
        RunningApplication application = applications.running(TWO_REALMS);

        RawHttp.Answer answer = application.get("/shop/forward-to-partners", VALID.bearer());

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("audience_mismatch");
    }

    @Test
    void twoFilters_onOnePath_bothMustLetTheRequestIn() throws Exception {
        WebApplication strict = WebApplication.behind(
                Guard.of(Applications.standard()),
                Guard.of(Applications.standardWith("required-claims", "tenant"))
                        .named("tenants")
                        .on("/api/*"));

        try (RunningApplication application = applications.start(strict)) {
            assertThat(application.get("/api/x", VALID.bearer()).code()).isEqualTo("claim_missing");
            assertThat(application
                            .get("/api/x", VALID.claim("tenant", "t1").bearer())
                            .body())
                    .contains("principal=u1", "X-User-Id=[u1]");
            assertThat(application.get("/x", VALID.bearer()).status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/account", "/forward", "/include", "/async", "/async-arguments", "/async-code", "/error"})
    void sameFilter_registeredTwice_verifiesTheTokenOnce(String path) throws Exception {
        CountingKeys keys = new CountingKeys(HmacSecret.ofText(TestTokens.TEST_SECRET));
        Filter filter = AuthFilter.builder()
                .keys(keys)
                .issuer(TestTokens.ISSUER)
                .audience(TestTokens.AUDIENCE)
                .build();

        try (RunningApplication application = applications.start(
                WebApplication.behind(Guard.of(filter), Guard.of(filter).named("again")))) {
            RawHttp.Answer answer = application.get(path, VALID.bearer(), "X-User-Id: forged");

            assertThat(answer.body()).contains("principal=u1", "X-User-Id=[u1]").doesNotContain("forged");
            assertThat(keys.lookups()).isEqualTo(1);
        }
    }
}
