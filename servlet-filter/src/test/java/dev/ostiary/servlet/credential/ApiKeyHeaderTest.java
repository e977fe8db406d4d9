package dev.ostiary.servlet.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.verify.RejectionReason;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyHeaderTest {
    private static final Extraction KEY = new Extraction.Found("k1", Carrier.API_KEY);
    private static final Extraction SEVERAL = new Extraction.Malformed(RejectionReason.MULTIPLE_TOKENS);
    private final ApiKeyHeader extractor = ApiKeyHeader.before(new BearerOrCookie(Optional.of("t")));

    private static FakeRequest withKey() {
        return FakeRequest.get("/a").header("x-api-key", "k1");
    }

    @Test
    void extract_keyAlone_isFound() {
        assertThat(extractor.extract(withKey())).isEqualTo(KEY);
    }

    @Test
    void extract_keyBesideCookies_countsAlone() {
        assertThat(extractor.extract(withKey().cookie("t", "a").cookie("t", "b")))
                .isEqualTo(KEY);
    }

    @Test
    void extract_keyBesideAnotherScheme_isFound() {
        assertThat(extractor.extract(withKey().header("Authorization", "Basic abc")))
                .isEqualTo(KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer abc", "Bearer a b", "Bearer", "Basic x, Bearer y"})
    void extract_keyBesideABearerHeader_isRefused(String authorization) {
        assertThat(extractor.extract(withKey().header("Authorization", authorization)))
                .isEqualTo(SEVERAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"k1", "k2", ""})
    void extract_twoKeys_isRefused(String second) {
        assertThat(extractor.extract(withKey().header("X-API-Key", second))).isEqualTo(SEVERAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"k1,k2", "k1, k1", "k1,"})
    void extract_listOfKeys_isRefused(String list) {
        assertThat(extractor.extract(FakeRequest.get("/a").header("X-API-Key", list)))
                .isEqualTo(SEVERAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void extract_emptyHeader_isNoCredential(String empty) {
        FakeRequest request = FakeRequest.get("/a").header("X-API-Key", empty);

        assertThat(extractor.extract(request)).isEqualTo(new Extraction.None());
        assertThat(extractor.extract(request.cookie("t", "a"))).isEqualTo(new Extraction.Found("a", Carrier.COOKIE));
    }

    @Test
    void extract_noKey_isWhatTheOtherFinds() {
        FakeRequest request = FakeRequest.get("/a").header("Authorization", "Bearer abc");

        assertThat(extractor.extract(request)).isEqualTo(new Extraction.Found("abc", Carrier.HEADER));
    }

    @Test
    void extract_keyBesideWhatAnExtractorOfTheApplicationFinds_isRefusedUnlessThatIsACookie() {
        Extraction header = new Extraction.Found("abc", Carrier.HEADER);
        Extraction cookie = new Extraction.Found("abc", Carrier.COOKIE);

        assertThat(ApiKeyHeader.before(request -> header).extract(withKey())).isEqualTo(SEVERAL);
        assertThat(ApiKeyHeader.before(request -> cookie).extract(withKey())).isEqualTo(KEY);
    }
}
