package dev.ostiary.servlet.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.AuthFilter;
import dev.ostiary.servlet.config.Preset;
import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import dev.ostiary.testkit.BadToken;
import dev.ostiary.testkit.BadTokens;
import dev.ostiary.testkit.SignatureAlgorithm;
import dev.ostiary.testkit.TestIssuer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The testkit knows what the filter's presets ask for: the good twin passes, and each bad token is bad for its reason. */
class PresetBadTokensTest {
    /** Names workloads, by keys that are published in another way: no provider that the testkit could be. */
    private static final String WITHOUT_USERS = "SPIFFE";

    private static TestIssuer issuer(Preset preset) {
        return TestIssuer.builder()
                .algorithms(SignatureAlgorithm.ES256)
                .preset(preset.name().toLowerCase(Locale.ROOT))
                .claims(Map.of("tenant", "t1"))
                .start();
    }

    private static AuthFilter filter(TestIssuer issuer, Preset preset) {
        return AuthFilter.builder()
                .publicKey(issuer.jwkSet())
                .preset(preset)
                .issuer(issuer.issuer())
                .audience(issuer.audience())
                .requiredClaims("tenant")
                .rules("/api/roles = role(user)")
                .build();
    }

    private static FakeResponse send(AuthFilter filter, String path, String token, List<String> users)
            throws Exception {
        FakeResponse response = new FakeResponse();
        filter.doFilter(
                FakeRequest.get(path).header("Authorization", "Bearer " + token),
                response,
                (request, end) -> users.add(((jakarta.servlet.http.HttpServletRequest) request).getRemoteUser()));
        return response;
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = WITHOUT_USERS)
    void goodTwin_ofEachPreset_isLetIn(Preset preset) throws Exception {
        try (TestIssuer issuer = issuer(preset)) {
            List<String> users = new ArrayList<>();

            send(filter(issuer, preset), "/api/x", BadTokens.goodTwin(issuer), users);

            assertThat(users).containsExactly("u1");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"GOOGLE", WITHOUT_USERS})
    void goodTwin_ofEachPresetWithRoles_hasItsRole(Preset preset) throws Exception {
        try (TestIssuer issuer = issuer(preset)) {
            List<String> users = new ArrayList<>();

            send(filter(issuer, preset), "/api/roles", BadTokens.goodTwin(issuer), users);

            assertThat(users).containsExactly("u1");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = WITHOUT_USERS)
    void badTokens_ofEachPreset_areRefusedForTheirReason(Preset preset) throws Exception {
        try (TestIssuer issuer = issuer(preset)) {
            AuthFilter filter = filter(issuer, preset);
            List<BadToken> tokens =
                    BadTokens.of(issuer).stream().filter(BadToken::fitsHeader).toList();

            Map<String, String> expected =
                    tokens.stream().collect(Collectors.toMap(BadToken::name, BadToken::codeInHeader));
            Map<String, String> answered = new java.util.HashMap<>();
            for (BadToken token : tokens) {
                answered.put(token.name(), code(send(filter, "/api/x", token.token(), new ArrayList<>())));
            }

            assertThat(answered).isEqualTo(expected);
        }
    }

    private static String code(FakeResponse response) {
        return response.body().replaceFirst("(?s).*\"code\":\"([a-z_]+)\".*", "$1");
    }

    @Test
    void presets_ofTheFilter_areThoseOfTheTestkit() {
        UnaryOperator<String> known = name -> {
            TestIssuer.builder().preset(name);
            return name;
        };

        assertThat(Stream.of(Preset.values())
                        .filter(preset -> !preset.name().equals(WITHOUT_USERS))
                        .map(preset -> known.apply(preset.name().toLowerCase(Locale.ROOT))))
                .hasSize(7);
    }
}
