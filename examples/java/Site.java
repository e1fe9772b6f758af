import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/**
 * A sample site with its own sign-in, whose users enter a support portal without a second one.
 *
 * <pre>
 * javac -encoding UTF-8 -d OUT sdk/java/RemoteAuth.java examples/java/Site.java
 * java -cp OUT Site serve 8094       serves it: Login URL http://localhost:8094/helpdesk/login,
 *                                    Logout URL http://localhost:8094/helpdesk/logout
 * java -cp OUT Site sign jane        prints a signed link
 * java -cp OUT Site provision jane   creates the user in the portal, from server to server
 * </pre>
 *
 * SALLYPORT_PORTAL (e.g. http://acme.localhost:8080) and SALLYPORT_KEY are needed; SALLYPORT_ENDPOINT (where provision
 * connects when the portal's name does not resolve) and SALLYPORT_MODE (signup or signin) are not.
 */
public final class Site {
    /** Samples. A real site has a table, and a slow hash instead of the password. */
    private static final Map<String, RemoteAuth.User> USERS = Map.of(
            "jane", RemoteAuth.User.customer("jane@acme.example", "jane.doe", "Jane Doe"),
            "zoe", RemoteAuth.User.customer("zoe+help@acme.example", "zoe.mueller", "Zoë Müller"),
            "rep", RemoteAuth.User.representative(
                    "rep@acme.example", "rep.one", "Rep One", "Support Engineer", "Standard"));
    private static final Map<String, String> PASSWORDS = Map.of(
            "jane", "jane-sample-password", "zoe", "zoe-sample-password", "rep", "rep-sample-password");

    private static final String PORTAL = System.getenv().getOrDefault("SALLYPORT_PORTAL", "");
    private static final SecureRandom RANDOM = new SecureRandom();
    /** Token of the cookie to name of the user. */
    private static final Map<String, String> SESSIONS = new ConcurrentHashMap<>();

    private final HttpExchange exchange;
    private final Map<String, String> query;

    private Site(HttpExchange exchange) {
        this.exchange = exchange;
        this.query = parse(exchange.getRequestURI().getRawQuery());
    }

    public static void main(String[] arguments) throws IOException {
        String command = arguments.length == 2 ? arguments[0] : "";
        RemoteAuth.User user = arguments.length == 2 ? USERS.get(arguments[1]) : null;
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try {
            if (command.equals("serve")) {
                serve(Integer.parseInt(arguments[1]));
                out.println("Sample site at http://localhost:" + arguments[1]);
            } else if (command.equals("sign") && user != null) {
                out.println(signedLink(user, new RemoteAuth.LinkOptions()));
            } else if (command.equals("provision") && user != null) {
                out.println(json(remoteAuth().provision(user)));
            } else {
                System.err.println("usage: Site serve PORT | sign NAME | provision NAME, NAME of " + USERS.keySet());
                System.exit(2);
            }
        } catch (RemoteAuth.RemoteAuthException error) {
            System.err.println(error.getMessage());
            System.exit(1);
        }
    }

    private static RemoteAuth remoteAuth() {
        RemoteAuth sdk = new RemoteAuth(PORTAL, System.getenv("SALLYPORT_KEY"));
        String endpoint = System.getenv("SALLYPORT_ENDPOINT");
        return endpoint == null ? sdk : sdk.withEndpoint(endpoint);
    }

    /** The user is whoever the session says; only state and returnTo may come from the request. */
    private static String signedLink(RemoteAuth.User user, RemoteAuth.LinkOptions options) {
        return "signin".equals(System.getenv("SALLYPORT_MODE"))
                ? remoteAuth().signInUrl(user, options)
                : remoteAuth().signUpUrl(user, options);
    }

    private static String json(RemoteAuth.ProvisionResult result) {
        return String.format("{\"ok\": %s, \"reference\": %s, \"cause\": %s, \"text\": %s}",
                result.ok, json(result.reference), json(result.cause), json(result.text));
    }

    private static String json(String text) {
        if (text == null) {
            return "null";
        }
        StringBuilder escaped = new StringBuilder("\"");
        text.chars().forEach(c -> escaped.append(
                c < ' ' || c == '"' || c == '\\' ? String.format("\\u%04x", c) : String.valueOf((char) c)));
        return escaped.append('"').toString();
    }

    private static void serve(int port) throws IOException {
        remoteAuth();
        HttpServer server = HttpServer.create(new InetSocketAddress("localhost", port), 0);
        server.createContext("/", exchange -> {
            try {
                new Site(exchange).handle(exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
            } finally {
                exchange.close();
            }
        });
        server.setExecutor(Executors.newFixedThreadPool(8));
        server.start();
    }

    private void handle(String route) throws IOException {
        if (route.startsWith("POST ") && !isFromHere()) {
            page(403, "That form was not ours", "");
            return;
        }
        switch (route) {
            case "GET /":
                showHome();
                break;
            case "GET /sign-in":
                showSignIn(200, ownPath(query.get("next")), "");
                break;
            case "POST /sign-in":
                signIn(parse(new String(exchange.getRequestBody().readNBytes(16384), StandardCharsets.UTF_8)));
                break;
            case "POST /sign-out":
                SESSIONS.remove(token());
                setCookie("");
                redirect("/");
                break;
            case "GET /helpdesk/login":
                enterSupport();
                break;
            case "GET /helpdesk/logout":
                leaveSupport();
                break;
            default:
                page(404, "There is no such page", "<p><a href=\"/\">Home</a></p>");
        }
    }

    private void showHome() throws IOException {
        RemoteAuth.User user = user();
        if (user == null) {
            page(200, "Sample site", "<p><a href=\"/sign-in\">Sign in</a></p>");
        } else {
            page(200, "Hello, " + user.fullName, "<p><a href=\"/helpdesk/login\">Support</a></p>"
                    + "<form method=\"post\" action=\"/sign-out\"><button>Sign out</button></form>");
        }
    }

    private void showSignIn(int status, String next, String email) throws IOException {
        String problem = status == 200 ? "" : "<p role=\"alert\">The email address or password is not right.</p>";
        page(status, "Sign in", problem + String.join("\n",
                "<form method=\"post\" action=\"/sign-in\">",
                "<input type=\"hidden\" name=\"next\" value=\"" + escape(next) + "\">",
                "<p><label>Email address <input name=\"email\" type=\"email\" autocomplete=\"username\" required"
                        + " value=\"" + escape(email) + "\"></label></p>",
                "<p><label>Password <input name=\"password\" type=\"password\" autocomplete=\"current-password\""
                        + " required></label></p>",
                "<button>Sign in</button></form>"));
    }

    private void signIn(Map<String, String> form) throws IOException {
        String email = form.getOrDefault("email", "");
        byte[] password = form.getOrDefault("password", "").getBytes(StandardCharsets.UTF_8);
        for (Map.Entry<String, RemoteAuth.User> each : USERS.entrySet()) {
            byte[] right = PASSWORDS.get(each.getKey()).getBytes(StandardCharsets.UTF_8);
            if (each.getValue().email.equals(email) && MessageDigest.isEqual(right, password)) {
                SESSIONS.remove(token());
                byte[] random = new byte[24];
                RANDOM.nextBytes(random);
                String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
                SESSIONS.put(token, each.getKey());
                setCookie(token);
                redirect(ownPath(form.get("next")));
                return;
            }
        }
        showSignIn(422, ownPath(form.get("next")), email);
    }

    /** The authentication script: the portal's Login URL. */
    private void enterSupport() throws IOException {
        RemoteAuth.User user = user();
        if (user == null) {
            String here = exchange.getRequestURI().toString();
            redirect("/sign-in?next=" + URLEncoder.encode(here, StandardCharsets.UTF_8));
        } else {
            redirect(signedLink(user, new RemoteAuth.LinkOptions()
                    .state(query.get("state"))
                    .returnTo(query.get("return_to"))));
        }
    }

    /** The portal's Logout URL. It shows a page and redirects nowhere, so that no loop can begin. */
    private void leaveSupport() throws IOException {
        String target = escape(remoteAuth().logoutTarget(query.get("return_to")));
        String still = user() == null ? "" : "<p>You are still signed in here.</p>";
        page(200, "You are signed out of support", still + "<p><a href=\"" + target + "\">Continue</a></p>");
    }

    private RemoteAuth.User user() {
        String name = SESSIONS.get(token());
        return name == null ? null : USERS.get(name);
    }

    private String token() {
        for (String cookie : header("Cookie").split("; *")) {
            if (cookie.startsWith("sample_session=")) {
                return cookie.substring(cookie.indexOf('=') + 1);
            }
        }
        return "";
    }

    private void setCookie(String token) {
        String secure = PORTAL.startsWith("https:") ? "; Secure" : "";
        String gone = token.isEmpty() ? "; Max-Age=0" : "";
        exchange.getResponseHeaders().set(
                "Set-Cookie", "sample_session=" + token + "; Path=/; HttpOnly; SameSite=Lax" + secure + gone);
    }

    /** Whether one of our own pages sent the form: every browser says so of a POST. */
    private boolean isFromHere() {
        String host = header("Host");
        return !host.isEmpty() && header("Origin").replaceFirst("^https?://", "").equals(host);
    }

    private String header(String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    private static String ownPath(String path) {
        return path != null && path.matches("/(?![/\\\\])[\\x21-\\x7e]*") ? path : "/";
    }

    /** A query, or the body of a form: the first value of each name. */
    private static Map<String, String> parse(String encoded) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : encoded == null ? new String[0] : encoded.split("&")) {
            String[] parts = pair.split("=", 2);
            try {
                String value = parts.length == 2 ? URLDecoder.decode(parts[1], StandardCharsets.UTF_8) : "";
                values.putIfAbsent(URLDecoder.decode(parts[0], StandardCharsets.UTF_8), value);
            } catch (IllegalArgumentException notEncoded) {
                // As if it had not been sent.
            }
        }
        return values;
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    private void redirect(String location) throws IOException {
        exchange.getResponseHeaders().set("Location", location);
        answer(303, "");
    }

    private void page(int status, String title, String content) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.getResponseHeaders().set(
                "Content-Security-Policy", "default-src 'none'; base-uri 'none'; frame-ancestors 'none'");
        answer(status, String.join("\n",
                "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">",
                "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                        + "<meta name=\"color-scheme\" content=\"light dark\">",
                "<title>" + escape(title) + "</title><main><h1>" + escape(title) + "</h1>" + content + "</main></html>",
                ""));
    }

    private void answer(int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
