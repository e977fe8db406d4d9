package dev.ostiary.servlet.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.testing.FakeRequest;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The form below fails for whatever would read it. */
class BodilessRequestTest {
    private final FakeRequest form = FakeRequest.post("/orders?id=1")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Content-Length", "3")
            .header("Content-Encoding", "gzip")
            .header("Transfer-Encoding", "chunked")
            .header("Expect", "100-continue")
            .header("If-None-Match", "*")
            .header("If-Modified-Since", "1")
            .header("Range", "bytes=0-1")
            .header("Accept-Language", "de")
            .header("X-Count", "7")
            .header("Date", "9")
            .trailer("X-Digest", "1");
    private final BodilessRequest request = new BodilessRequest(form);

    @Test
    void method_isGetAndThereIsNoBody() throws Exception {
        assertThat(request.getMethod()).isEqualTo("GET");
        assertThat(request.getContentType()).isNull();
        assertThat(request.getContentLength()).isEqualTo(-1);
        assertThat(request.getContentLengthLong()).isEqualTo(-1);
        assertThat(request.getInputStream().readAllBytes()).isEmpty();
        assertThat(request.getReader().readLine()).isNull();
        assertThat(request.getParts()).isEmpty();
        assertThat(request.getPart("file")).isNull();
        assertThat(request.getTrailerFields()).isEmpty();
    }

    @Test
    void parameters_areNone() {
        assertThat(request.getParameter("id")).isNull();
        assertThat(request.getParameterValues("id")).isNull();
        assertThat(request.getParameterMap()).isEmpty();
        assertThat(Collections.list(request.getParameterNames())).isEmpty();
    }

    @Test
    void stream_isFinishedFromTheStart() {
        ServletInputStream stream = request.getInputStream();
        List<String> told = new ArrayList<>();

        stream.setReadListener(new ReadListener() {
            @Override
            public void onDataAvailable() {
                told.add("data");
            }

            @Override
            public void onAllDataRead() {
                told.add("all");
            }

            @Override
            public void onError(Throwable fault) {
                told.add("error");
            }
        });

        assertThat(told).containsExactly("all");
        assertThat(stream.isFinished()).isTrue();
        assertThat(stream.isReady()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "content-type",
                "Content-Length",
                "CONTENT-ENCODING",
                "Transfer-Encoding",
                "Expect",
                "If-None-Match",
                "If-Modified-Since",
                "Range"
            })
    void headersOfTheBody_andConditions_areGone(String name) {
        assertThat(request.getHeader(name)).isNull();
        assertThat(Collections.list(request.getHeaders(name))).isEmpty();
        assertThat(request.getIntHeader(name)).isEqualTo(-1);
        assertThat(request.getDateHeader(name)).isEqualTo(-1);
        assertThat(Collections.list(request.getHeaderNames())).doesNotContain(name.toLowerCase(Locale.ROOT));
    }

    @Test
    void otherHeaders_stay() {
        assertThat(request.getHeader("Accept-Language")).isEqualTo("de");
        assertThat(Collections.list(request.getHeaders("accept-language"))).containsExactly("de");
        assertThat(request.getIntHeader("X-Count")).isEqualTo(7);
        assertThat(request.getDateHeader("Date")).isEqualTo(9);
        assertThat(Collections.list(request.getHeaderNames())).containsExactly("accept-language", "x-count", "date");
    }
}
