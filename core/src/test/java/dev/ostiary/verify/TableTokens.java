package dev.ostiary.verify;

/** Tokens for tables, which ask for nothing but their texts. */
final class TableTokens {
    private static final VerifiedJwt JWT = Verifiers.verified(Verifiers.standard(), RawToken.valid());
    private static final KnownOrigin ORIGIN = origin();

    private TableTokens() {}

    /** Another object each time. Each third one has the hash of two others, for it ends alike. */
    static KnownToken numbered(int number) {
        return new KnownToken("header.claims-" + number + ".signature-" + number / 3 * 1_000_003L, JWT, ORIGIN);
    }

    private static KnownOrigin origin() {
        Progress progress = new Progress();
        Verifiers.standard().build().verify(RawToken.valid().text(), progress).orElseThrow();
        return KnownOrigin.of(progress);
    }
}
