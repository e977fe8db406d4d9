package dev.ostiary.servlet.testing;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpSession;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** A request by hand: {@code FakeRequest.get("/account?tab=1").header("Accept", "text/html").cookie("a", "b")}. */
public final class FakeRequest extends HttpServletRequestWrapper {
    private final String method;
    private final String uri;
    private final List<Map.Entry<String, String>> headers = new ArrayList<>();
    private final List<String> cookies = new ArrayList<>();
    private final Map<String, String> trailers = new LinkedHashMap<>();
    private Map<String, Object> attributes = new HashMap<>();
    private String protocol = "HTTP/1.1";
    private DispatcherType dispatcherType = DispatcherType.REQUEST;
    private String scheme = "https";
    private String serverName = "app.example";
    private int serverPort = 443;
    private String remoteAddress = "203.0.113.1";
    private String contextPath = "";
    private String containerUser;
    private boolean loggedIn;
    private boolean asyncStarted;
    private FakeSession session;
    private byte[] body = {};

    private FakeRequest(String method, String uri) {
        super(Unsupported.all(HttpServletRequest.class));
        this.method = method;
        this.uri = uri;
    }

    /** The URI as it stands in the request line, with the context path, and perhaps {@code ?} and a query. */
    public static FakeRequest of(String method, String uri) {
        return new FakeRequest(method, uri);
    }

    public static FakeRequest get(String uri) {
        return of("GET", uri);
    }

    public static FakeRequest post(String uri) {
        return of("POST", uri);
    }

    /** From now on the same request in another dispatch. */
    public FakeRequest dispatchedAs(DispatcherType type) {
        dispatcherType = type;
        return this;
    }

    /** Shares the attributes of another request. */
    public FakeRequest attributesOf(FakeRequest other) {
        attributes = other.attributes;
        return this;
    }

    public FakeRequest header(String name, String value) {
        headers.add(Map.entry(name, value));
        return this;
    }

    /** One more in the one line of cookies, as browsers send them. */
    public FakeRequest cookie(String name, String value) {
        cookies.add(name + "=" + value);
        return this;
    }

    public FakeRequest trailer(String name, String value) {
        trailers.put(name, value);
        return this;
    }

    /** The address of whoever is connected: the client or a proxy. */
    public FakeRequest from(String address) {
        remoteAddress = address;
        return this;
    }

    /** Leaves the header out where there is no value. */
    public FakeRequest headerIfPresent(String name, String value) {
        return value == null ? this : header(name, value);
    }

    /** Without it, requests go to {@code https://app.example}. */
    public FakeRequest sentTo(String newScheme, String newServerName, int newServerPort) {
        scheme = newScheme;
        serverName = newServerName;
        serverPort = newServerPort;
        return this;
    }

    /** Of the web application; without it, the root context. */
    public FakeRequest contextPath(String path) {
        contextPath = path;
        return this;
    }

    /** A user whom the container knows without us. */
    public FakeRequest containerUser(String name) {
        containerUser = name;
        return this;
    }

    /** Whether {@code login} has reached the container. */
    public boolean wasLoggedIn() {
        return loggedIn;
    }

    public FakeRequest over(String version) {
        protocol = version;
        return this;
    }

    /** Of the container, which has none without this. */
    public FakeRequest session(FakeSession held) {
        session = held;
        return this;
    }

    /** What the client has sent after the headers. */
    public FakeRequest body(String text) {
        body = text.getBytes(StandardCharsets.UTF_8);
        return this;
    }

    @Override
    public String getContentType() {
        return getHeader("Content-Type");
    }

    @Override
    public long getContentLengthLong() {
        return -1;
    }

    @Override
    public ServletInputStream getInputStream() {
        ByteArrayInputStream bytes = new ByteArrayInputStream(body);
        return new ServletInputStream() {
            @Override
            public int read() {
                return bytes.read();
            }

            @Override
            public boolean isFinished() {
                return bytes.available() == 0;
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setReadListener(ReadListener listener) {
                throw new UnsupportedOperationException("not faked: setReadListener");
            }
        };
    }

    @Override
    public HttpSession getSession(boolean create) {
        return session == null ? null : session.asHttpSession();
    }

    @Override
    public String changeSessionId() {
        return session.changeId();
    }

    @Override
    public String getProtocol() {
        return protocol;
    }

    @Override
    public String getMethod() {
        return method;
    }

    @Override
    public String getRequestURI() {
        return uri.contains("?") ? uri.substring(0, uri.indexOf('?')) : uri;
    }

    @Override
    public String getQueryString() {
        return uri.contains("?") ? uri.substring(uri.indexOf('?') + 1) : null;
    }

    /** There are none. */
    @Override
    public String getParameter(String name) {
        return null;
    }

    @Override
    public String getContextPath() {
        return contextPath;
    }

    @Override
    public String getServletPath() {
        return getRequestURI().substring(contextPath.length());
    }

    @Override
    public String getPathInfo() {
        return null;
    }

    @Override
    public ServletContext getServletContext() {
        return (ServletContext) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ServletContext.class}, (proxy, called, args) -> {
                    if (called.getName().equals("getContextPath")) {
                        return contextPath;
                    }
                    if (called.getName().equals("getServletContextName")) {
                        return null;
                    }
                    throw new UnsupportedOperationException("not faked: " + called.getName());
                });
    }

    @Override
    public String getScheme() {
        return scheme;
    }

    @Override
    public String getRemoteAddr() {
        return remoteAddress;
    }

    @Override
    public boolean isSecure() {
        return scheme.equals("https");
    }

    @Override
    public String getServerName() {
        return serverName;
    }

    @Override
    public int getServerPort() {
        return serverPort;
    }

    @Override
    public String getHeader(String name) {
        Enumeration<String> values = getHeaders(name);
        return values.hasMoreElements() ? values.nextElement() : null;
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return Collections.enumeration(sent().filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .toList());
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        return Collections.enumeration(sent().map(header -> header.getKey().toLowerCase(Locale.ROOT))
                .distinct()
                .toList());
    }

    private Stream<Map.Entry<String, String>> sent() {
        return cookies.isEmpty()
                ? headers.stream()
                : Stream.concat(headers.stream(), Stream.of(Map.entry("Cookie", String.join("; ", cookies))));
    }

    @Override
    public int getIntHeader(String name) {
        String value = getHeader(name);
        return value == null ? -1 : Integer.parseInt(value);
    }

    @Override
    public long getDateHeader(String name) {
        String value = getHeader(name);
        return value == null ? -1 : Long.parseLong(value);
    }

    @Override
    public Map<String, String> getTrailerFields() {
        return trailers;
    }

    /** As after {@code startAsync}. */
    public FakeRequest asyncStarted() {
        asyncStarted = true;
        return this;
    }

    @Override
    public boolean isAsyncStarted() {
        return asyncStarted;
    }

    @Override
    public boolean isAsyncSupported() {
        return true;
    }

    @Override
    public DispatcherType getDispatcherType() {
        return dispatcherType;
    }

    @Override
    public HttpServletMapping getHttpServletMapping() {
        return null;
    }

    @Override
    public Object getAttribute(String name) {
        return attributes.get(name);
    }

    @Override
    public void setAttribute(String name, Object value) {
        attributes.put(name, value);
    }

    @Override
    public void removeAttribute(String name) {
        attributes.remove(name);
    }

    @Override
    public Principal getUserPrincipal() {
        return containerUser == null ? null : () -> containerUser;
    }

    @Override
    public String getRemoteUser() {
        return containerUser;
    }

    @Override
    public String getAuthType() {
        return containerUser == null ? null : BASIC_AUTH;
    }

    @Override
    public boolean isUserInRole(String role) {
        return containerUser != null && role.equals("container-role");
    }

    @Override
    public void login(String username, String password) {
        loggedIn = true;
    }

    @Override
    public void logout() {
        containerUser = null;
    }
}
