package dev.ostiary.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** JWK sets as servers send them that do not quite follow the standards. */
class AnswersOfOddServersTest {
    private final Remote remote = new Remote();

    private static String set() {
        return Keys.toJwkSet(List.of(Remote.KEY_A));
    }

    private void answer(byte[] body) {
        remote.fetcher.answering(new FetchOutcome.Document(body, Optional.empty(), Optional.empty()));
    }

    @Test
    void find_setBehindAByteOrderMark_isRead() {
        answer(("\ufeff" + set()).getBytes(StandardCharsets.UTF_8));

        assertThat(remote.outcome("a")).isEqualTo("a");
    }

    @Test
    void find_compressedSet_isNamed() throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
            out.write(set().getBytes(StandardCharsets.UTF_8));
        }
        answer(compressed.toByteArray());

        assertThat(remote.find("a")).isInstanceOf(KeyLookup.Unavailable.class);
        assertThat(remote.keys.status().lastFault()).contains(JwksFault.COMPRESSED);
    }

    /** Microsoft's JsonWebKey, serialized as it is. */
    @Test
    void find_setOfNulls_isRead() {
        String empty =
                "\"kty\":\"OKP\",\"d\":null,\"k\":null,\"p\":null,\"q\":null,\"alg\":null,\"use\":null,\"key_ops\":[],\"x5c\":[],";
        answer(set().replace("\"alg\":\"EdDSA\",", "")
                .replace("\"use\":\"sig\"", "\"x5t\":null")
                .replace(",\"alg\":\"EdDSA\"", "")
                .replace("\"kty\":\"OKP\",", empty)
                .getBytes(StandardCharsets.UTF_8));

        assertThat(remote.outcome("a")).isEqualTo("a");
    }
}
