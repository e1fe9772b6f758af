import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Runs the shared vectors, from the root of the project:
 *
 * <pre>javac -encoding UTF-8 -d OUT sdk/java/RemoteAuth.java sdk/java/TestVectors.java
 * java -cp OUT TestVectors [ENDPOINT]</pre>
 *
 * ENDPOINT is a server that gives the answers of the vectors, one after the other; without it they are left out.
 */
public final class TestVectors {
    private final Map<String, Object> vectors;
    private final Vector defaults;
    private final String endpoint;
    private int checked;
    private int failed;

    private TestVectors(Map<String, Object> vectors, String endpoint) {
        this.vectors = vectors;
        this.defaults = new Vector(vectors.get("defaults"));
        this.endpoint = endpoint;
    }

    public static void main(String[] arguments) throws IOException {
        String json = Files.readString(Path.of("sdk/vectors/classic.json"));
        TestVectors tests = new TestVectors(Json.object(json), arguments.length > 0 ? arguments[0] : null);
        tests.run("digests", "apikey", v -> RemoteAuth.apikeyOf(v.texts("values"), v.text("key"), v.text("ts")));
        tests.run("links", "url", tests::link);
        tests.run("refusals", "code", tests::link);
        tests.run("logoutTargets", "target", v -> tests.remoteAuth(v).logoutTarget(v.text("requested")));
        if (tests.endpoint != null) {
            tests.run("answers", "result", v -> tests.provision());
        }
        System.out.printf("%d vectors checked, %d failed%n", tests.checked, tests.failed);
        System.exit(tests.failed > 0 || tests.checked == 0 ? 1 : 0);
    }

    private void run(String group, String expectation, Function<Vector, Object> attempt) {
        for (Object each : (List<?>) vectors.get(group)) {
            Vector vector = new Vector(each);
            Object expected = vector.members.get(expectation);
            Object actual = outcomeOf(vector, attempt);
            checked++;
            if (!actual.equals(expected)) {
                failed++;
                new PrintStream(System.err, true, StandardCharsets.UTF_8).printf(
                        "%s%n  expected %s%n  actual   %s%n", vector.text("name"), expected, actual);
            }
        }
    }

    private static Object outcomeOf(Vector vector, Function<Vector, Object> attempt) {
        try {
            return attempt.apply(vector);
        } catch (RemoteAuth.RemoteAuthException error) {
            return error.code.name().toLowerCase(Locale.ROOT);
        }
    }

    private RemoteAuth remoteAuth(Vector vector) {
        RemoteAuth sdk = new RemoteAuth(vector.or(defaults, "portal"), vector.or(defaults, "key"));
        sdk = vector.members.containsKey("site") ? sdk.withSite(vector.text("site")) : sdk;
        sdk = endpoint == null ? sdk : sdk.withEndpoint(endpoint);
        Instant now = Instant.ofEpochMilli(Long.parseLong(vector.or(defaults, "now")));
        return sdk.withClock(Clock.fixed(now, ZoneOffset.UTC));
    }

    private static RemoteAuth.User userOf(Vector vector) {
        Vector user = new Vector(vector.members.get("user"));
        return new RemoteAuth.User(user.text("email"), user.text("loginName"), user.text("fullName"),
                user.text("kind"), user.text("role"), user.text("profile"));
    }

    private String link(Vector vector) {
        Vector given = new Vector(vector.members.getOrDefault("options", Map.of()));
        String redirect = given.text("redirect");
        RemoteAuth.LinkOptions options = new RemoteAuth.LinkOptions()
                .state(given.text("state"))
                .returnTo(given.text("returnTo"))
                .redirect(redirect == null ? null : Integer.valueOf(redirect));
        RemoteAuth sdk = remoteAuth(vector);
        RemoteAuth.User user = userOf(vector);
        return vector.text("call").equals("signIn") ? sdk.signInUrl(user, options) : sdk.signUpUrl(user, options);
    }

    private Map<String, Object> provision() {
        RemoteAuth.ProvisionResult result = remoteAuth(defaults).provision(userOf(defaults));
        Map<String, Object> known = new LinkedHashMap<>();
        known.put("ok", result.ok);
        known.put("reference", result.reference);
        known.put("cause", result.cause);
        known.put("text", result.text);
        known.values().removeIf(value -> value == null);
        return known;
    }

    private static final class Vector {
        private final Map<String, Object> members = new LinkedHashMap<>();

        private Vector(Object object) {
            ((Map<?, ?>) object).forEach((name, value) -> members.put((String) name, value));
        }

        private String text(String name) {
            Object value = members.get(name);
            return value == null ? null : value.toString();
        }

        private String or(Vector other, String name) {
            return members.containsKey(name) ? text(name) : other.text(name);
        }

        private List<String> texts(String name) {
            return ((List<?>) members.get(name)).stream().map(Object::toString).collect(Collectors.toList());
        }
    }

    /** Enough of JSON for a file that is known to be JSON. */
    private static final class Json {
        private final String json;
        private int at;

        private Json(String json) {
            this.json = json;
        }

        private static Map<String, Object> object(String json) {
            return new Vector(new Json(json).value()).members;
        }

        private char next() {
            while (Character.isWhitespace(json.charAt(at)) || ",:".indexOf(json.charAt(at)) >= 0) {
                at++;
            }
            return json.charAt(at++);
        }

        private Object value() {
            char first = next();
            if (first == '"') {
                return text();
            }
            if (first == '{') {
                Map<String, Object> members = new LinkedHashMap<>();
                while (next() != '}') {
                    String name = text();
                    members.put(name, value());
                }
                return members;
            }
            if (first == '[') {
                List<Object> items = new ArrayList<>();
                while (next() != ']') {
                    at--;
                    items.add(value());
                }
                return items;
            }
            int start = at - 1;
            while (Character.isLetterOrDigit(json.charAt(at))) {
                at++;
            }
            String word = json.substring(start, at);
            if (word.matches("true|false")) {
                return Boolean.valueOf(word);
            }
            return word.equals("null") ? null : Long.valueOf(word);
        }

        private String text() {
            StringBuilder text = new StringBuilder();
            for (char c = json.charAt(at++); c != '"'; c = json.charAt(at++)) {
                text.append(c == '\\' ? escaped(json.charAt(at++)) : c);
            }
            return text.toString();
        }

        private char escaped(char c) {
            if (c != 'u') {
                int control = "bfnrt".indexOf(c);
                return control < 0 ? c : "\b\f\n\r\t".charAt(control);
            }
            at += 4;
            return (char) Integer.parseInt(json.substring(at - 4, at), 16);
        }
    }
}
