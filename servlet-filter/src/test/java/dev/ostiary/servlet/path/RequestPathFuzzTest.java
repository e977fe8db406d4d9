package dev.ostiary.servlet.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Mutated URIs, read as differently as containers and proxies do: whatever is accepted, all of them read alike.
 *
 * <p>The readers are lenient on purpose and share no code with ours. The seed is fixed, so a failure comes again.
 */
class RequestPathFuzzTest {
    private static final int URIS = 20_000;

    private static final List<String> PARTS = List.of(
            "/",
            "/",
            "/",
            "a",
            "b.js",
            "ctx",
            ".",
            "..",
            ";",
            ";x=1",
            ";..",
            "%",
            "%2",
            "%2f",
            "%2F",
            "%5c",
            "%2e",
            "%2E",
            "%3b",
            "%25",
            "%2525",
            "%252f",
            "%61",
            "%20",
            "+",
            "%c3%a9",
            "%c3",
            "%a9",
            "%c0%af",
            "%e0%80%ae",
            "%ed%a0%80",
            "%f0%9f%94%91",
            "%00",
            "%0a",
            "%7f",
            "%c2%85",
            "\\",
            "\t",
            "é",
            "~",
            ":",
            "@",
            "=",
            "?",
            "#",
            "*",
            "%u002e");

    /** The order in which a reader drops parameters, decodes and resolves dot segments. */
    enum Reader {
        DROP_DECODE_RESOLVE {
            @Override
            String read(String uri) {
                return resolved(decodedOnce(withoutParameters(uri)));
            }
        },
        DECODE_DROP_RESOLVE {
            @Override
            String read(String uri) {
                return resolved(withoutParameters(decodedOnce(uri)));
            }
        },
        RESOLVE_DROP_DECODE {
            @Override
            String read(String uri) {
                return decodedOnce(withoutParameters(resolved(uri)));
            }
        },
        DROP_RESOLVE_DECODE {
            @Override
            String read(String uri) {
                return decodedOnce(resolved(withoutParameters(uri)));
            }
        },
        DECODE_TWICE {
            @Override
            String read(String uri) {
                return resolved(decodedOnce(decodedOnce(withoutParameters(uri))));
            }
        },
        BACKSLASH_IS_SLASH {
            @Override
            String read(String uri) {
                return resolved(decodedOnce(withoutParameters(uri)).replace('\\', '/'));
            }
        };

        abstract String read(String uri);

        private static String withoutParameters(String uri) {
            return uri.replaceAll(";[^/]*", "");
        }

        private static String resolved(String path) {
            String merged = path.replaceAll("/{2,}", "/");
            return merged.replaceAll("/\\.(?=/|$)", "").replaceAll("/[^/]+/\\.\\.(?=/|$)", "");
        }

        /** Leaves alone what is no escape, as lenient readers do. */
        private static String decodedOnce(String text) {
            String safe = text.replaceAll("%(?![0-9A-Fa-f]{2})", "%25").replace("+", "%2B");
            return URLDecoder.decode(safe, StandardCharsets.UTF_8);
        }
    }

    /** Anything at all, then ever less spoilt URIs, so that enough of them are accepted. */
    private static Stream<String> uris() {
        Random random = new Random(20_261_122L);
        Supplier<String> part = () -> PARTS.get(random.nextInt(PARTS.size()));
        Supplier<String> mild = () -> List.of("/a", "/b.js", "/%61", ";x=1", "%25", "%c3%a9", "/", "+", "..c")
                .get(random.nextInt(9));
        return IntStream.range(0, URIS).mapToObj(i -> {
            Supplier<String> source = i % 3 == 0 ? part : mild;
            String start = random.nextInt(8) == 0 ? "" : "/a";
            String body = Stream.generate(source).limit(random.nextInt(7)).reduce("", String::concat);
            return start + body + (i % 4 == 0 ? part.get() : "");
        });
    }

    private static boolean isAcceptedAs(String uri, String container) {
        return RequestPath.of(FakeRequest.of(uri, container).request()).isPresent();
    }

    @ParameterizedTest
    @EnumSource
    void read_whateverIsAccepted_thisReaderSeesTheSame(Reader reader) {
        assertThat(uris())
                .allSatisfy(uri -> assertThat(RawUri.read(uri).filter(path -> !path.equals(reader.read(uri))))
                        .as(uri)
                        .isEmpty());
    }

    @Test
    void of_containerReadsOtherwise_isNeverAccepted() {
        Stream<String> readOtherwise = uris().filter(uri -> Stream.of(Reader.values())
                .map(reader -> reader.read(uri))
                .filter(path -> isAcceptedAs(uri, path))
                .distinct()
                .skip(1)
                .findAny()
                .isPresent());

        assertThat(readOtherwise).isEmpty();
    }

    @Test
    void read_whateverIsAccepted_holdsNothingWithAMeaningOfItsOwn() {
        assertThat(uris().map(RawUri::read).flatMap(path -> path.stream()))
                .hasSizeGreaterThan(URIS / 10)
                .allSatisfy(path -> assertThat(path)
                        .startsWith("/")
                        .doesNotContain("//", ";", "\\")
                        .doesNotContainPattern("/\\.\\.?(/|$)|%[0-9a-fA-F]{2}|\\p{Cc}|\\uFFFD"));
    }

    @Test
    void read_whateverIsAccepted_isAlreadyNormalToTheJdk() {
        assertThat(uris().filter(uri -> RawUri.read(uri).isPresent()).map(URI::create))
                .allSatisfy(uri -> assertThat(uri.normalize()).isEqualTo(uri));
    }
}
