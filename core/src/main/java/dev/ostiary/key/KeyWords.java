package dev.ostiary.key;

import java.util.Locale;

/** Names what a text is that holds no key as it is read here, and says what to do. Shows nothing of the text. */
final class KeyWords {
    private static final String NEW_ED25519 = "make a new one by 'openssl genpkey -algorithm ed25519 -out key.pem'";

    private KeyWords() {}

    /** What is neither a PEM block nor a JSON object. */
    static String of(String text) {
        String start = text.stripLeading();
        if (start.isEmpty()) {
            return "is empty; a PEM block, a JWK or a JWK set expected";
        }
        String lower = start.substring(0, Math.min(start.length(), 64)).toLowerCase(Locale.ROOT);
        return "neither a PEM block nor JSON; " + kind(text, lower);
    }

    private static String kind(String text, String start) {
        if (start.startsWith("ssh-ed25519 ")) {
            return "it is an Ed25519 key of OpenSSH, which no tool converts: " + NEW_ED25519;
        }
        if (start.startsWith("ssh-") || start.startsWith("ecdsa-sha2-")) {
            return "it is a public key of OpenSSH; 'ssh-keygen -e -m PKCS8 -f key.pub' writes it as PEM";
        }
        if (start.startsWith("---- begin ssh2")) {
            return "it is a public key of SSH (RFC 4716); 'ssh-keygen -i -f key.pub > openssh.pub' and then"
                    + " 'ssh-keygen -e -m PKCS8 -f openssh.pub' write it as PEM";
        }
        if (start.startsWith("putty-user-key-file")) {
            return "it is a key of PuTTY; export it with PuTTYgen as an OpenSSH key, and convert that";
        }
        if (start.startsWith("https://") || start.startsWith("http://")) {
            return "it is a URL; keys that are fetched from one are set by jwks-uri";
        }
        if (start.startsWith("[")) {
            return "it is a JSON array; a JWK set is an object with that array as its member 'keys' (RFC 7517, section"
                    + " 5)";
        }
        if (start.startsWith("<")) {
            return start.startsWith("<rsakeyvalue")
                    ? "it is an RSA key in XML as .NET writes it; write it as PEM there by"
                            + " ExportSubjectPublicKeyInfoPem()"
                    : "it is HTML or XML, perhaps an error or a sign-in page that was saved instead of the key";
        }
        if (start.startsWith("eyj") && start.length() > 40) {
            return text.chars().filter(c -> c == '.').count() == 4
                    ? "it is encrypted (a JWE in compact form); decrypt it first, and give the JWK that comes out"
                    : "it looks like a token, which is signed with the key and does not hold it";
        }
        return "is it the name of a file?";
    }

    /** What is wrong with a text that should be base64url. */
    static String ofEncoding(String text) {
        if (text.indexOf('+') >= 0 || text.indexOf('/') >= 0) {
            return "; it is standard base64: write - for + and _ for /, and leave = out";
        }
        return text.endsWith("=") ? "; leave the = at its end out" : "";
    }

    /** What to do with the private key of OpenSSH, whose label does not say of which kind it is. */
    static String ofOpenSshPrivateKey() {
        return "a PEM block OPENSSH PRIVATE KEY is not read; 'ssh-keygen -p -N \"\" -m PKCS8 -f key' converts the file"
                + " in its place if it is RSA or ECDSA; no tool converts Ed25519: " + NEW_ED25519;
    }
}
