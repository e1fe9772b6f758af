import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Remote Authentication, classic dialect: lets the users of your website into your support portal without a second
 * login. Copy this file and write the package of your code above it; it needs only Java 11 or later. Say who is signed
 * in from your own session, never from what a request says: whoever may choose the e-mail of a link may become anybody.
 * Make a fresh link for each visit: it is good for three minutes and opens one session.
 *
 * <p>One instance is enough for all threads.
 */
public final class RemoteAuth {
    public static final List<String> FAILURE_CAUSES = List.of(
            "Unauthorized Access",
            "Invalid Username",
            "LoginName already exists",
            "No Such User or User Deactivated",
            "Operation not supported",
            "Request Delayed");

    // Without UNICODE_CASE the flag is about ASCII alone.
    private static final Pattern ORIGIN = Pattern.compile(
            "(https://[a-z0-9.-]+|http://([a-z0-9.-]+\\.)?localhost)(:[0-9]+)?/?", Pattern.CASE_INSENSITIVE);
    private static final Pattern KEY = Pattern.compile("\\S.{10,}\\S", Pattern.UNICODE_CHARACTER_CLASS);

    private final String portal;
    private final String key;
    private final String site;
    private final Address endpoint;
    private final Clock clock;

    /**
     * Throws RemoteAuthException for settings that cannot work, so that you learn it at start.
     *
     * @param portal origin of the support domain: https://support.example.com (http only for localhost, *.localhost)
     * @param key the secret key of the connection; keep it out of your source code
     */
    public RemoteAuth(String portal, String key) {
        this.portal = originOf("portal", portal);
        this.key = key;
        this.site = null;
        this.endpoint = Address.of("portal", this.portal);
        this.clock = Clock.systemUTC();
        if (key == null || !KEY.matcher(key).matches()) {
            throw refusal(Code.SETTINGS, "key must have 12 characters or more, and no blanks around them");
        }
    }

    private RemoteAuth(RemoteAuth other, String site, Address endpoint, Clock clock) {
        this.portal = other.portal;
        this.key = other.key;
        this.site = site;
        this.endpoint = endpoint;
        this.clock = clock;
    }

    /** Your own origin, if logoutTarget shall accept absolute addresses on it. */
    public RemoteAuth withSite(String origin) {
        return new RemoteAuth(this, originOf("site", origin), endpoint, clock);
    }

    /** Where provision connects when the portal's name does not resolve here; Host still names the portal. */
    public RemoteAuth withEndpoint(String origin) {
        return new RemoteAuth(this, site, Address.of("endpoint", origin), clock);
    }

    public RemoteAuth withClock(Clock other) {
        return new RemoteAuth(this, site, endpoint, other);
    }

    /** A link that signs in somebody whom the portal knows by this e-mail. */
    public String signInUrl(User user) {
        return signInUrl(user, new LinkOptions());
    }

    public String signInUrl(User user, LinkOptions options) {
        return portal + link(signInFields(user), options.redirect(null));
    }

    /** A link that creates the user at the first visit and signs in at every one. */
    public String signUpUrl(User user) {
        return signUpUrl(user, new LinkOptions());
    }

    public String signUpUrl(User user, LinkOptions options) {
        return portal + link(signUpFields(user), options);
    }

    /** Creates the user from server to server. Throws when there is no answer, or none of this protocol. */
    public ProvisionResult provision(User user) {
        String path = link(signUpFields(user), new LinkOptions().redirect(0));
        try {
            return readAnswer(ask(endpoint, portal, path));
        } catch (IOException error) {
            throw new RemoteAuthException(Code.NETWORK, "no answer: " + error, error);
        }
    }

    /** Where your logout page may send the browser: requested if it is on the portal or on your site, else "/". */
    public String logoutTarget(String requested) {
        String target = isPassable(requested) ? requested : "/";
        boolean isPath = target.startsWith("/") && !target.startsWith("//") && !target.startsWith("/\\");
        boolean isOurs = isPath || isOn(portal, target) || (site != null && isOn(site, target));
        return isOurs ? target : "/";
    }

    /** The digest: the signed values in the order of the protocol, the key and the time, with nothing between them. */
    public static String apikeyOf(Collection<String> values, String key, String ts) {
        try {
            byte[] text = (String.join("", values) + key + ts).getBytes(StandardCharsets.UTF_8);
            return String.format("%032x", new BigInteger(1, MessageDigest.getInstance("MD5").digest(text)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has MD5", impossible);
        }
    }

    private String link(Map<String, String> signed, LinkOptions options) {
        String ts = Long.toString(clock.millis());
        if (!ts.matches("[0-9]{13}")) {
            throw refusal(Code.SETTINGS, "the clock must give milliseconds since 1970");
        }
        Map<String, String> pairs = new LinkedHashMap<>(signed);
        if (options.redirect != null) {
            pairs.put("redirect", options.redirect.toString());
        }
        pairs.put("ts", ts);
        pairs.put("apikey", apikeyOf(signed.values(), key, ts));
        if (isPassable(options.state)) {
            pairs.put("state", options.state);
        }
        if (isPassable(options.returnTo) && isOn(portal, options.returnTo)) {
            pairs.put("return_to", options.returnTo);
        }
        List<String> query = new ArrayList<>();
        pairs.forEach((name, value) -> query.add(name + "=" + encode(value)));
        return "/support/RemoteAuth?" + String.join("&", query);
    }

    /** RFC 3986 section 2.3: everything but the unreserved characters. What URLEncoder writes differs in three. */
    private static String encode(String value) {
        String form = URLEncoder.encode(value, StandardCharsets.UTF_8);
        return form.replace("+", "%20").replace("*", "%2A").replace("%7E", "~");
    }

    private static Map<String, String> signInFields(User user) {
        if (user == null) {
            throw refusal(Code.USER, "user is missing");
        }
        Map<String, String> signed = new LinkedHashMap<>();
        signed.put("operation", "signin");
        signed.put("email", check("email", user.email));
        return signed;
    }

    private static Map<String, String> signUpFields(User user) {
        Map<String, String> signed = signInFields(user);
        boolean isRepresentative = "representative".equals(user.kind);
        if (!isRepresentative && !"customer".equals(user.kind)) {
            throw refusal(Code.USER, "kind must be customer or representative");
        }
        signed.put("operation", "signup");
        if (!user.email.matches("[^ @]+@[^ @]+")) {
            throw refusal(Code.USER, "email is not an e-mail address");
        }
        signed.put("loginname", checkLoginName(check("loginName", user.loginName)));
        signed.put("fullname", checkFullName(check("fullName", user.fullName)));
        signed.put("utype", isRepresentative ? "supportrep" : "portal");
        putNamed(signed, "role", user.role);
        putNamed(signed, "profile", user.profile);
        if (!isRepresentative && (signed.containsKey("role") || signed.containsKey("profile"))) {
            throw refusal(Code.USER, "role and profile are for representatives");
        }
        return signed;
    }

    private static void putNamed(Map<String, String> signed, String name, String value) {
        if (value != null && !value.isEmpty()) {
            signed.put(name, check(name, value));
        }
    }

    private static String checkLoginName(String name) {
        if (!name.matches("(?=.*[A-Za-z0-9])[A-Za-z0-9_.]{6,30}")) {
            throw refusal(Code.USER, "loginName must be 6 to 30 letters, digits, _ or ., and not only the last two");
        }
        return name;
    }

    private static String checkFullName(String name) {
        List<String> words = new ArrayList<>(List.of(name.split(" ")));
        words.removeIf(String::isEmpty);
        if (words.isEmpty() || name.contains("<") || name.contains(">")) {
            throw refusal(Code.USER, "fullName is blank or holds < or >");
        }
        String last = words.remove(words.size() - 1);
        String first = String.join(" ", words);
        if (last.codePointCount(0, last.length()) > 50 || first.codePointCount(0, first.length()) > 50) {
            throw refusal(Code.USER, "fullName is over 50 and 50 long");
        }
        return name;
    }

    private static String check(String name, String value) {
        if (value == null || value.isEmpty()) {
            throw refusal(Code.USER, name + " is missing");
        }
        if (!isClean(value)) {
            throw refusal(Code.USER, name + " holds control characters or is not valid Unicode");
        }
        return value;
    }

    /** No control characters, marks that turn the direction of text, nor lone surrogates. */
    private static boolean isClean(String value) {
        return value.codePoints().noneMatch(c -> Character.isISOControl(c)
                || c >= 0x202a && c <= 0x202e
                || c >= 0x2066 && c <= 0x2069
                || c >= 0xd800 && c <= 0xdfff);
    }

    /** What came with a request is left out when it cannot be passed on; it is never an error. */
    private static boolean isPassable(String value) {
        return value != null && !value.isEmpty() && isClean(value);
    }

    private static boolean isOn(String origin, String address) {
        return address.startsWith(origin)
                && (address.length() == origin.length() || "/?#".indexOf(address.charAt(origin.length())) >= 0);
    }

    private static String originOf(String name, String address) {
        if (address == null || !ORIGIN.matcher(address).matches()) {
            String rule = " must be an origin: https://support.example.com (http only for localhost)";
            throw refusal(Code.SETTINGS, name + rule);
        }
        String origin = address.toLowerCase(Locale.ROOT).replaceFirst("/$", "");
        return origin.replaceFirst("^(https://.*):443$", "$1").replaceFirst("^(http://.*):80$", "$1");
    }

    // java.net.http takes the place to connect to, Host and the certificate's name from one URL; `endpoint` parts them.
    private static final int LONGEST_WAIT = 10_000;
    private static final int LONGEST_ANSWER = 65_536;

    /** The whole answer, one char for one byte. */
    private static String ask(Address endpoint, String portal, String path) throws IOException {
        Address named = Address.of("portal", portal);
        long deadline = System.nanoTime() + LONGEST_WAIT * 1_000_000L;
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(endpoint.host, endpoint.port), LONGEST_WAIT);
            plain.setSoTimeout(LONGEST_WAIT);
            Socket socket = endpoint.isSecure ? secure(plain, named) : plain;
            String request = "GET " + path + " HTTP/1.1\r\nHost: " + portal.replaceFirst("^https?://", "")
                    + "\r\nAccept: application/json\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return readAll(socket, deadline);
        }
    }

    private static Socket secure(Socket plain, Address named) throws IOException {
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        SSLSocket socket = (SSLSocket) factory.createSocket(plain, named.host, named.port, true);
        SSLParameters parameters = socket.getSSLParameters();
        // Without this the certificate may be anybody's.
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static String readAll(Socket socket, long deadline) throws IOException {
        InputStream in = socket.getInputStream();
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        for (int count = 0; count >= 0; count = in.read(buffer)) {
            read.write(buffer, 0, count);
            long left = (deadline - System.nanoTime()) / 1_000_000L;
            if (left <= 0) {
                throw new SocketTimeoutException("not complete within " + LONGEST_WAIT + " ms");
            }
            if (read.size() > LONGEST_ANSWER) {
                throw refusal(Code.ANSWER, "longer than any of this protocol");
            }
            socket.setSoTimeout((int) left);
        }
        return read.toString(StandardCharsets.ISO_8859_1);
    }

    private static ProvisionResult readAnswer(String answer) throws IOException {
        int end = answer.indexOf("\r\n\r\n");
        if (end < 0 || !answer.startsWith("HTTP/1.")) {
            throw new EOFException("the connection closed before an answer over HTTP");
        }
        String head = answer.substring(0, end);
        String reference = header(head, "X-Sallyport-Ref");
        Map<String, String> members = Json.membersOf(bodyOf(head, answer.substring(end + 4)));
        String result = members.get("result");
        String text = members.get("cause");
        if ("success".equals(result)) {
            return new ProvisionResult(true, reference, null, null);
        }
        if (!"failure".equals(result) || text == null) {
            String seen = head.split("\r\n")[0] + ", reference " + (reference == null ? "none" : reference);
            throw refusal(Code.ANSWER, "not the JSON of this protocol (" + seen + ")");
        }
        String plain = text.replaceFirst("^E[0-9]+ - ", "");
        return new ProvisionResult(false, reference, FAILURE_CAUSES.contains(plain) ? plain : "Other", text);
    }

    private static String header(String head, String name) {
        Matcher line = Pattern.compile("(?im)^" + name + ":[ \\t]*(.*?)[ \\t]*$").matcher(head);
        return line.find() ? line.group(1) : null;
    }

    /** RFC 9112 section 6.3. Empty, which is no JSON, when it is not UTF-8. */
    private static String bodyOf(String head, String rest) throws IOException {
        String coding = header(head, "Transfer-Encoding");
        String length = header(head, "Content-Length");
        String body = coding == null ? rest : joinChunks(rest);
        if (coding == null && length != null && !length.equals(Integer.toString(rest.length()))) {
            throw new EOFException("the answer broke off");
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(body.getBytes(StandardCharsets.ISO_8859_1));
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException error) {
            return "";
        }
    }

    /** RFC 9112 section 7.1. */
    private static String joinChunks(String chunked) throws IOException {
        StringBuilder whole = new StringBuilder();
        Matcher size = Pattern.compile("([0-9A-Fa-f]{1,6})[^\\r\\n]*\\r\\n").matcher(chunked);
        for (int at = 0; size.find(at) && size.start() == at;) {
            int length = Integer.parseInt(size.group(1), 16);
            if (length == 0) {
                return whole.toString();
            }
            if (size.end() + length + 2 > chunked.length()) {
                break;
            }
            whole.append(chunked, size.end(), size.end() + length);
            at = size.end() + length + 2;
        }
        throw new EOFException("the answer broke off");
    }

    private static RemoteAuthException refusal(Code code, String problem) {
        return new RemoteAuthException(code, problem, null);
    }

    /** The user of your session. Take all of it from your own user record, never from the request. */
    public static final class User {
        public final String email;
        /** 6-30 of A-Z, a-z, 0-9, _ and ., at least one letter or digit. */
        public final String loginName;
        /** First and last name, cut at the last blank, up to 50 characters each; one word is a last name. */
        public final String fullName;
        /** "customer" or "representative". */
        public final String kind;
        /** Role and profile of a representative: names that exist in the portal, in exactly this spelling; or null. */
        public final String role;
        public final String profile;

        public User(String email, String loginName, String fullName, String kind, String role, String profile) {
            this.email = email;
            this.loginName = loginName;
            this.fullName = fullName;
            this.kind = kind;
            this.role = role;
            this.profile = profile;
        }

        /** Enough for a sign-in link. */
        public static User known(String email) {
            return customer(email, null, null);
        }

        public static User customer(String email, String loginName, String fullName) {
            return new User(email, loginName, fullName, "customer", null, null);
        }

        public static User representative(
                String email, String loginName, String fullName, String role, String profile) {
            return new User(email, loginName, fullName, "representative", role, profile);
        }
    }

    /** state and returnTo come from the query of your login page, where the portal put them; null leaves out. */
    public static final class LinkOptions {
        private final String state;
        private final String returnTo;
        private final Integer redirect;

        public LinkOptions() {
            this(null, null, null);
        }

        private LinkOptions(String state, String returnTo, Integer redirect) {
            this.state = state;
            this.returnTo = returnTo;
            this.redirect = redirect;
        }

        public LinkOptions state(String value) {
            return new LinkOptions(value, returnTo, redirect);
        }

        /** Left out unless it is on the portal. */
        public LinkOptions returnTo(String value) {
            return new LinkOptions(state, value, redirect);
        }

        /** Of a sign-up link: 0 answers JSON instead of letting in. */
        public LinkOptions redirect(Integer value) {
            return new LinkOptions(state, returnTo, value);
        }
    }

    /** ok: the user is there, created now or existing before; the portal does not say which. */
    public static final class ProvisionResult {
        public final boolean ok;
        /** Finds the attempt in the portal's log; or null. */
        public final String reference;
        /** One of FAILURE_CAUSES or "Other"; null when ok. */
        public final String cause;
        /** The cause as the portal wrote it; null when ok. */
        public final String text;

        private ProvisionResult(boolean ok, String reference, String cause, String text) {
            this.ok = ok;
            this.reference = reference;
            this.cause = cause;
            this.text = text;
        }
    }

    /** SETTINGS, USER: refused here, nothing was sent. NETWORK: no answer. ANSWER: not the portal's JSON. */
    public enum Code { SETTINGS, USER, NETWORK, ANSWER }

    public static final class RemoteAuthException extends RuntimeException {
        private static final long serialVersionUID = 1;
        public final Code code;

        private RemoteAuthException(Code code, String problem, Throwable cause) {
            super("Remote Authentication: " + problem, cause);
            this.code = code;
        }
    }

    /** Where to connect. A java.net.URI has no host when the name holds an underscore, as a container's may. */
    private static final class Address {
        private static final Pattern PARTS =
                Pattern.compile("(https?)://([^/?#@\\\\\\[\\]:\\s]+|\\[[0-9A-Fa-f:.]+\\])(?::([0-9]{1,5}))?");
        private final boolean isSecure;
        private final String host;
        private final int port;

        private Address(boolean isSecure, String host, int port) {
            this.isSecure = isSecure;
            this.host = host;
            this.port = port;
        }

        private static Address of(String name, String origin) {
            Matcher parts = PARTS.matcher(origin == null ? "" : origin);
            if (!parts.matches()) {
                throw refusal(Code.SETTINGS, name + " is no origin");
            }
            boolean isSecure = parts.group(1).equals("https");
            int port = parts.group(3) != null ? Integer.parseInt(parts.group(3)) : isSecure ? 443 : 80;
            if (port < 1 || port > 65535) {
                throw refusal(Code.SETTINGS, name + " has no port that exists");
            }
            return new Address(isSecure, parts.group(2), port);
        }
    }

    /** Reads one JSON object (RFC 8259) of texts, numbers and literals: this protocol has no other values. */
    private static final class Json {
        private static final Pattern OTHER =
                Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?|true|false|null");
        private static final String ESCAPES = "\"\\/bfnrt";
        private static final String ESCAPED = "\"\\/\b\f\n\r\t";
        private final String json;
        private int at;

        private Json(String json) {
            this.json = json;
        }

        /** The members that are texts. None when this is not such an object. */
        private static Map<String, String> membersOf(String json) {
            try {
                return new Json(json).object();
            } catch (IllegalArgumentException notJson) {
                return Map.of();
            }
        }

        private Map<String, String> object() {
            Map<String, String> members = new LinkedHashMap<>();
            expect('{');
            if (!accept('}')) {
                do {
                    expect('"');
                    String name = text();
                    expect(':');
                    members.put(name, accept('"') ? text() : other());
                } while (accept(','));
                expect('}');
            }
            skipBlanks();
            require(at == json.length());
            return members;
        }

        /** A number, true, false or null: valid, but no text. */
        private String other() {
            int start = at;
            while (Character.isLetterOrDigit(peek()) || "+-.".indexOf(peek()) >= 0) {
                at++;
            }
            require(OTHER.matcher(json.substring(start, at)).matches());
            return null;
        }

        private String text() {
            StringBuilder text = new StringBuilder();
            while (peek() != '"') {
                require(peek() >= ' ');
                text.append(peek() == '\\' ? escaped() : peek());
                at++;
            }
            at++;
            return text.toString();
        }

        private char escaped() {
            at++;
            int known = ESCAPES.indexOf(peek());
            if (known >= 0) {
                return ESCAPED.charAt(known);
            }
            require(peek() == 'u' && at + 4 < json.length());
            String digits = json.substring(at + 1, at + 5);
            require(digits.matches("[0-9A-Fa-f]{4}"));
            at += 4;
            return (char) Integer.parseInt(digits, 16);
        }

        private void expect(char wanted) {
            require(accept(wanted));
        }

        private boolean accept(char wanted) {
            skipBlanks();
            boolean isThere = peek() == wanted;
            at += isThere ? 1 : 0;
            return isThere;
        }

        private void skipBlanks() {
            while (at < json.length() && " \t\n\r".indexOf(json.charAt(at)) >= 0) {
                at++;
            }
        }

        /** NUL, which no JSON holds, at the end. */
        private char peek() {
            return at < json.length() ? json.charAt(at) : '\0';
        }

        private static void require(boolean isJson) {
            if (!isJson) {
                throw new IllegalArgumentException("not JSON");
            }
        }
    }
}
